"""Sample résumés as PDF and DOCX, made from their texts: the same bytes on every run.

Both formats are written by hand, so that the samples need no dependency and no library's next
version changes them. Run as `python -m scripts.make_sample_files`.
"""

import io
import re
import textwrap
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from xml.sax.saxutils import escape

RESUMES = Path(__file__).parent / "samples" / "resumes"
PDF_COLUMNS = {
    "bilanzbuchhalterin-hannover": 1,
    "data-analyst-edinburgh": 2,
    "enfermera-valencia": 1,
    "infirmiere-lyon": 1,
    "nurse-leeds": 1,
    "project-manager-durban": 1,
}
"""How many columns each PDF sets its text in."""
DOCX = (
    "data-engineer-bengaluru",
    "desarrollador-java-madrid",
    "gp-doctor-exeter",
    "juriste-lille",
    "python-backend-berlin",
)

PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 595, 842, 56  # A4, in points
FONT_SIZE, LEADING = 10, 14
CHARACTER_WIDTH = 0.53  # of the font size: a little over Helvetica's mean, so no line runs out
LINES_PER_COLUMN = (PAGE_HEIGHT - 2 * MARGIN) // LEADING

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
HEADING_STYLE = (
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
    "<w:rPr><w:b/></w:rPr></w:style>"
)
EARLIEST_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line of a PDF."""

    text: str
    bold: bool


def is_heading(line: str) -> bool:
    """Whether a line is a section's title: short, without digits and without a sentence's end."""
    return bool(line) and len(line) <= 34 and not re.search(r"\d|@|[.,:;·|]", line)


def wrapped(text: str, width: float) -> list[Line]:
    """Give the text's lines, none wider than `width` points; its first line and headings bold."""
    characters = int(width / (FONT_SIZE * CHARACTER_WIDTH))
    lines: list[Line] = []
    for number, line in enumerate(text.splitlines()):
        bold = number == 0 or is_heading(line)
        lines += [Line(part, bold) for part in textwrap.wrap(line, characters) or [""]]
    return lines


def pdf_string(text: str) -> bytes:
    """Encode a string for a content stream in WinAnsi; raise UnicodeEncodeError if it cannot."""
    encoded = text.encode("cp1252")
    return b"(" + re.sub(rb"([\\()])", rb"\\\1", encoded) + b")"


def column_stream(lines: list[Line], left: float) -> bytes:
    """Draw a column's lines from the page's top, its left edge at `left` points."""
    parts = [b"BT %d TL %.1f %d Td" % (LEADING, left, PAGE_HEIGHT - MARGIN)]
    for line in lines:
        font = b"/Bold" if line.bold else b"/Regular"
        parts.append(font + b" %d Tf " % FONT_SIZE + pdf_string(line.text) + b" Tj T*")
    return b"\n".join([*parts, b"ET"])


def pieces(lines: list[Line], length: int) -> Iterator[list[Line]]:
    """Cut lines into pieces of at most `length`."""
    return (lines[start : start + length] for start in range(0, len(lines), length))


def page_streams(text: str, columns: int) -> Iterator[bytes]:
    """Give the content stream of each page; more than one column share the last page evenly."""
    pitch = (PAGE_WIDTH - 2 * MARGIN) / columns
    lines = wrapped(text, pitch - (0 if columns == 1 else LEADING))
    for page in pieces(lines, LINES_PER_COLUMN * columns):
        height = -(-len(page) // columns)
        drawn = enumerate(pieces(page, height))
        yield b"\n".join(column_stream(part, MARGIN + pitch * n) for n, part in drawn)


def pdf_objects(streams: list[bytes]) -> list[bytes]:
    """Give the document's objects in the order of their numbers: catalogue, pages, fonts, pages."""
    kids = b" ".join(b"%d 0 R" % (5 + 2 * n) for n in range(len(streams)))
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(streams)),
        font % b"Helvetica",
        font % b"Helvetica-Bold",
    ]
    for n, stream in enumerate(streams):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R "
            b"/Resources << /Font << /Regular 3 0 R /Bold 4 0 R >> >> >>"
            % (PAGE_WIDTH, PAGE_HEIGHT, 6 + 2 * n)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    return objects


def make_pdf(text: str, columns: int) -> bytes:
    """Write a text as PDF 1.4. Every character must exist in Windows-1252."""
    document = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets: list[int] = []
    for number, body in enumerate(pdf_objects(list(page_streams(text, columns))), 1):
        offsets.append(len(document))
        document += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(document), len(offsets) + 1
    document += b"xref\n0 %d\n0000000000 65535 f \n" % size
    document += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    document += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return bytes(document)


def paragraph(text: str, style: str | None = None) -> str:
    """Write one paragraph of WordprocessingML."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f"<w:p>{properties}{run}</w:p>"


def contact_table(lines: list[str]) -> str:
    """Set lines of contact details as a table: a row a line, a cell for each part of it."""
    rows = [re.split(r" [|·] ", line) for line in lines]
    width = max(map(len, rows))
    grid = "<w:gridCol/>" * width
    cells = "".join(
        "<w:tr>"
        + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row + [""] * (width - len(row)))
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{cells}</w:tbl>"


def docx_body(text: str) -> str:
    """Set what follows the name: contact details as a table, then headings and paragraphs."""
    lines = text.splitlines()[1:]
    contact = list(takewhile(bool, lines))
    rest = [
        paragraph(line, "Heading1" if is_heading(line) else None) for line in lines[len(contact) :]
    ]
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/></w:sectPr>'
    return contact_table(contact) + "".join(rest) + section


def content_types(main: str, *others: str) -> str:
    """Say what kind of part each file below `word/` is, the main document first."""
    kinds = {main: f"{main}.main"} | {other: other for other in others}
    parts = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{MIME}.{kind}+xml"/>'
        for part, kind in kinds.items()
    )
    links = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{links}"/>{parts}</Types>'
    )


def docx_parts(text: str) -> dict[str, str]:
    """Give the package's parts by their names; the name stands only in the page's header."""
    name = text.splitlines()[0]
    spaces = f'xmlns:w="{WORD}" xmlns:r="{RELATIONSHIPS}"'
    return {
        "[Content_Types].xml": content_types("document", "styles", "header"),
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relations(
            ("styles", "styles.xml"), ("header", "header.xml")
        ),
        "word/document.xml": f"<w:document {spaces}><w:body>{docx_body(text)}</w:body>"
        "</w:document>",
        "word/header.xml": f"<w:hdr {spaces}>{paragraph(name)}</w:hdr>",
        "word/styles.xml": f"<w:styles {spaces}>{HEADING_STYLE}</w:styles>",
    }


def relations(*targets: tuple[str, str]) -> str:
    """Write a part's relationships, each a kind and its target, numbered from rId1."""
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def make_docx(text: str) -> bytes:
    """Write a text as DOCX. Stored, not deflated: compressors differ in their bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, part in docx_parts(text).items():
            entry = zipfile.ZipInfo(name, EARLIEST_ZIP_DATE)
            entry.create_system = 3  # else it names the system that the script runs on
            package.writestr(entry, XML + part)
    return buffer.getvalue()


def sample_files() -> dict[Path, bytes]:
    """Give every file that this script makes, by its path."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in RESUMES.glob("*.txt")}
    pdfs = {RESUMES / f"{n}.pdf": make_pdf(texts[n], columns) for n, columns in PDF_COLUMNS.items()}
    return pdfs | {RESUMES / f"{name}.docx": make_docx(texts[name]) for name in DOCX}


def main() -> None:
    """Write the files beside their texts."""
    for path, content in sample_files().items():
        path.write_bytes(content)


if __name__ == "__main__":
    main()
