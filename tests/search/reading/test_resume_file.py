import io
import os
import random
import zipfile
import zlib
from pathlib import Path

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.reading.resume_file import read_resume_file
from search.reading.resume_limits import ResumeLimits
from search.reading.unreadable_resume import SENTENCES, UnreadableResume

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
REAL_RESUMES = Path(__file__).parents[4] / "shared/data/dev/resumes/pdf_sample"


def docx(body, *, prolog="", others=None, of=WORD, **parts):
    """A DOCX with `body` in its main part; a further part is named by its kind, as `header`."""
    texts = {"document.main": body, **parts}
    overrides = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{of}{kind}+xml"/>' for kind in texts
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f"<Types>{overrides}</Types>")
        for kind, text in texts.items():
            archive.writestr(
                f"word/{kind}.xml",
                f'{prolog}<w:document xmlns:w="{W}" xmlns:mc="{MC}">{text}</w:document>',
            )
        for name, data in (others or {}).items():
            archive.writestr(name, data)
    return packed.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def pdf(*objects: str) -> bytes:
    """A PDF of the given objects, numbered from 1; the first is the catalogue."""
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R>>\n"
    return data + f"{end}startxref\n{len(data)}\n%%EOF\n".encode()


def pdf_of(*lines: str) -> bytes:
    """A PDF of one page, each line drawn below the one before."""
    drawn = " ".join(f"({line}) Tj 0 -20 Td" for line in lines)
    content = f"BT /F1 12 Tf 50 700 Td {drawn} ET"
    return pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        "/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )


def pdf_that_unpacks_to(size: int) -> bytes:
    """A PDF of one page whose drawing was compressed twice, to almost nothing."""
    packer = zlib.compressobj(1)
    once = b"".join(packer.compress(b"q " * 500_000) for _ in range(size // 1_000_000))
    twice = zlib.compress(once + packer.flush(), 9).decode("latin-1")
    return pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>",
        f"<</Length {len(twice)}/Filter[/FlateDecode/FlateDecode]>>stream\n{twice}\nendstream",
    )


def encrypted_pdf() -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_of("Jane Roe, Engineer")))
    writer.encrypt("secret", algorithm="RC4-128")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def code_of(data: bytes, limits: ResumeLimits | None = None) -> str:
    with pytest.raises(UnreadableResume) as caught:
        read_resume_file(data, limits=limits or ResumeLimits())
    assert str(caught.value).endswith(".")
    return caught.value.code


def test_a_pdf_gives_its_lines():
    assert (
        read_resume_file(pdf_of("Jane Roe", "Software Engineer")) == "Jane Roe\nSoftware Engineer"
    )


def test_words_of_a_pdf_that_are_only_set_apart_get_their_space():
    assert read_resume_file(pdf_of("care) Tj 25 0 Td (plan")) == "care plan"


def test_a_pdf_without_its_table_of_objects_is_read_all_the_same():
    data = pdf_of("Jane Roe", "Software Engineer")
    assert "Software Engineer" in read_resume_file(data[: data.index(b"startxref")])


def test_a_docx_gives_header_paragraphs_tables_and_footer_in_order():
    row = "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in ("2015–2018", "Cook"))
    body = paragraph("Profile") + f"<w:tbl><w:tr>{row}</w:tr></w:tbl>" + paragraph("Skills")
    text = read_resume_file(docx(body, header=paragraph("Jane Roe"), footer=paragraph("Page")))
    assert [line for line in text.splitlines() if line] == [
        "Jane Roe",
        "Profile",
        "2015–2018\tCook",
        "Skills",
        "Page",
    ]


def test_a_text_box_is_read_once_though_word_writes_it_twice():
    box = f"<w:txbxContent>{paragraph('Nurse')}</w:txbxContent>"
    twice = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    body = f"<w:p><w:r><mc:AlternateContent>{twice}</mc:AlternateContent></w:r></w:p>"
    assert read_resume_file(docx(body)) == "Nurse"


def test_what_was_struck_out_of_a_docx_is_not_read():
    deleted = "<w:del><w:r><w:delText>fired</w:delText></w:r></w:del>"
    assert read_resume_file(docx(f"<w:p>{deleted}<w:r><w:t>Nurse</w:t></w:r></w:p>")) == "Nurse"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_plain_text_is_read_in_the_usual_encodings(encoding):
    text = "Zoë Müller\nGärtnerin – Köln"
    assert read_resume_file(text.encode(encoding)) == text


def test_nothing_invisible_is_left_in_the_text():
    hidden = "Ja\x00ne\u200b Roe\u202e, co\u00adok\x07 of o\ufb03ce meals, ten years and more" * 9
    assert read_resume_file(hidden.encode()).startswith("Jane Roe, cook of office meals")


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\x00" * 500])
def test_an_empty_file_is_called_empty(data):
    assert code_of(data) == "empty_file"


def test_a_file_of_too_many_bytes_is_refused_unread():
    assert code_of(b"a" * 2_000, ResumeLimits(file_bytes=1_999)) == "too_large"


def test_more_text_than_a_resume_can_have_is_refused():
    assert code_of(b"word " * 50_000) == "too_large"
    assert code_of(docx(paragraph("word " * 50_000))) == "too_large"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(200),
        b"\xff\xd8\xff\xe0" + bytes(200),
        b"MZ" + bytes(200),
        b"<!DOCTYPE html><p>Jane Roe",
        b"{\\rtf1 Jane Roe}",
        random.Random(1).randbytes(4_000),
        b"PK\x05\x06" + bytes(18),
        docx(paragraph("Jane Roe"), of=WORD.replace("wordprocessing", "presentation")),
    ],
    ids=["png", "jpeg", "program", "html", "rtf", "random", "empty zip", "other office file"],
)
def test_a_file_that_is_no_resume_is_named_unsupported(data):
    assert code_of(data) == "unsupported_type"


def test_an_old_word_file_is_answered_with_advice():
    with pytest.raises(UnreadableResume, match=r"Save the résumé as DOCX or PDF"):
        read_resume_file(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))


def test_a_file_under_a_password_is_called_encrypted():
    assert code_of(encrypted_pdf()) == "encrypted"
    ole = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(80) + "EncryptedPackage".encode("utf-16-le")
    assert code_of(ole) == "encrypted"


@pytest.mark.parametrize(
    "data",
    [
        pdf_of("Jane Roe")[:60],
        b"%PDF-1.7\n" + random.Random(2).randbytes(3_000),
        docx(paragraph("Jane Roe"))[:-60],
        docx("<w:p>"),
        docx("<w:p>" * 5_000 + "</w:p>" * 5_000),
    ],
    ids=["cut pdf", "random pdf", "cut docx", "open element", "deep nesting"],
)
def test_a_broken_file_is_called_damaged(data):
    assert code_of(data) == "damaged"


def test_pages_that_hold_no_text_are_told_apart():
    assert code_of(pdf_of("")) == "no_text"


def test_a_docx_may_not_reach_for_other_files():
    outside = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{__file__}">]>'
    assert code_of(docx(paragraph("Jane &x; Roe"), prolog=outside)) == "damaged"


def test_a_docx_of_entities_that_multiply_is_refused():
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    prolog = f'<!DOCTYPE d [<!ENTITY a0 "ha">{laughs}]>'
    assert code_of(docx(paragraph("&a11;"), prolog=prolog)) == "damaged"


def test_a_docx_that_unpacks_to_far_more_is_refused():
    assert code_of(docx(paragraph(" " * 60_000_000))) == "too_complex"


def test_a_pdf_that_unpacks_to_far_more_is_refused():
    limits = ResumeLimits(memory_bytes=200_000_000)
    assert code_of(pdf_that_unpacks_to(400_000_000), limits) in {"no_text", "too_complex"}


def test_an_archive_of_countless_members_is_refused():
    members = {f"{number}.xml": b"" for number in range(6_000)}
    assert code_of(docx(paragraph("Jane Roe"), others=members)) == "too_complex"


def test_paths_in_an_archive_lead_nowhere():
    others = {"../../../../tmp/escaped.txt": b"x", "/etc/escaped": b"x"}
    assert read_resume_file(docx(paragraph("Jane Roe"), others=others)) == "Jane Roe"
    assert not Path("/tmp/escaped.txt").exists()


def test_pages_that_contain_themselves_end_in_an_error():
    looped = pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>",
    )
    assert code_of(looped) in {"damaged", "no_text", "too_complex"}


def test_a_pdf_of_more_pages_than_a_resume_is_refused():
    kids = " ".join(["3 0 R"] * 1_000)
    many = pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count 1000>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>",
    )
    assert code_of(many) == "too_large"


@pytest.mark.parametrize(
    "limits",
    [ResumeLimits(wall_seconds=0.01), ResumeLimits(memory_bytes=30_000_000)],
    ids=["time", "memory"],
)
def test_a_parser_that_takes_too_much_is_stopped(limits):
    assert code_of(pdf_of("Jane Roe"), limits) == "too_complex"


def test_the_parsing_process_sees_no_environment(monkeypatch):
    monkeypatch.setitem(os.environ, "PYTHONHOME", "/nowhere")
    assert read_resume_file(pdf_of("Jane Roe")) == "Jane Roe"


@given(st.binary(max_size=2_000))
@settings(max_examples=300, deadline=None)
def test_bytes_of_any_kind_give_text_or_a_known_error(data):
    try:
        text = read_resume_file(data)
    except UnreadableResume as error:
        text = SENTENCES[error.code]
    assert not set(text) & set("\x00\r\ufeff")


@pytest.mark.skipif(not REAL_RESUMES.is_dir(), reason="the résumés to measure with are not here")
def test_real_resumes_give_their_headings():
    for path in sorted(REAL_RESUMES.glob("*/*.pdf"))[::24]:
        text = read_resume_file(path.read_bytes())
        assert "experience" in text.lower()
        assert "education" in text.lower()
