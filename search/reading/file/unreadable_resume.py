"""Why a résumé cannot be read, said so that its owner knows what to do."""

from typing import Final

from models.errors import JobmatchError

SENTENCES: Final = {
    "empty_file": "The file is empty. Choose the résumé again and send it once more.",
    "too_large": "The file is larger than a résumé can be. Send the résumé alone, as PDF or text.",
    "unsupported_type": "This kind of file cannot be read. Save the résumé as PDF, DOCX or text.",
    "encrypted": "The file is protected by a password. Save a copy without one and send that.",
    "damaged": "The file is damaged or incomplete. Save the résumé again as PDF, DOCX or text.",
    "no_text": (
        "The file holds no text, only pictures of it, as scans do. Save the résumé from the "
        "program that it was written in, as PDF, DOCX or text."
    ),
    "too_complex": (
        "Reading the file takes more time or memory than a résumé may need. "
        "Save it as a plain PDF or as text."
    ),
    "empty_resume": "The résumé says almost nothing. Send its full text.",
}
"""The stable codes of this error, and the sentence for each."""


class UnreadableResume(JobmatchError):
    """A résumé that no text, or no sense, can be got from. `code` is a key of `SENTENCES`."""

    code = "unreadable_resume"

    def __init__(self, code: str, message: str | None = None) -> None:
        super().__init__(message or SENTENCES[code])
        self.code = code
