import zlib

import pytest

from search.reading.file.resume_text import Notice
from search.reading.resume_file import read_resume_file
from tests.search.reading.file.written_files import (
    docx,
    drawn,
    odt,
    odt_style,
    paragraph,
    pdf_drawn,
    stream,
)

SEEN = "Jane Roe, staff nurse in Leeds"
SECRET = "Kubernetes wizard"
BANNER = '<wp:anchor behindDoc="1"/>'

WHITE = "1 1 1 rg"


def pdf_with(content, *others, **entries):
    return pdf_drawn(drawn(SEEN, at=(50, 700)) + content, *others, **entries)


def html(body, style=""):
    return f"<html><head><style>{style}</style></head><body><p>{SEEN}</p>{body}</body>".encode()


def rtf(body):
    colours = r"{\colortbl;\red255\green255\blue255;\red0\green0\blue128;\red240\green240\blue240;}"
    return f"{{\\rtf1\\ansi{colours}{SEEN}\\par {body}}}".encode()


def odt_with(body, *looks, **parts):
    styles = "".join(odt_style(f"T{n}", look) for n, look in enumerate(looks))
    return odt(f"<text:p>{SEEN}</text:p>{body}", styles=styles, **parts)


def span(text=SECRET):
    return f'<text:p><text:span text:style-name="T0">{text}</text:span></text:p>'


def run(look="", about=""):
    return paragraph(SEEN) + paragraph(SECRET, look, about)


HIDDEN = {
    "pdf, white on white": pdf_with(drawn(SECRET, before=WHITE)),
    "pdf, almost white": pdf_with(drawn(SECRET, before=".97 .98 .97 rg")),
    "pdf, navy on navy": pdf_with(f"0 0 .5 rg 0 550 600 100 re f {drawn(SECRET)}"),
    "pdf, tiny": pdf_with(drawn(SECRET, size=1)),
    "pdf, tiny by its matrix": pdf_with(drawn(SECRET, before="q .1 0 0 .1 50 600 cm")),
    "pdf, left of the page": pdf_with(drawn(SECRET, at=(-500, 600))),
    "pdf, above the page": pdf_with(drawn(SECRET, at=(50, 900))),
    "pdf, outside what is shown": pdf_with(
        drawn(SECRET, at=(50, 20)), page="/CropBox[0 100 600 800]"
    ),
    "pdf, drawn with nothing": pdf_with(drawn(SECRET, before="3 Tr")),
    "pdf, drawn with nothing over other words": pdf_with(
        drawn(SECRET, at=(50, 700), before="3 Tr")
    ),
    "pdf, white under other words": pdf_drawn(
        drawn(SECRET, at=(50, 700), before=WHITE) + drawn(SEEN, at=(50, 700), before="0 g")
    ),
    "pdf, as clear as glass": pdf_with(
        f"/G1 gs {drawn(SECRET)}", resources="/ExtGState<</G1<</ca 0>>>>"
    ),
    "pdf, under a white box": pdf_with(f"{drawn(SECRET)} 1 1 1 rg 0 590 600 30 re f"),
    "pdf, cut off": pdf_with(f"q 0 0 10 10 re W n {drawn(SECRET)} Q"),
    "docx, vanished": docx(run("<w:vanish/>")),
    "docx, vanished by a style": docx(
        run('<w:rStyle w:val="x"/>'),
        styles='<w:style w:styleId="y"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="x"><w:basedOn w:val="y"/></w:style>',
    ),
    "docx, white on white": docx(run('<w:color w:val="FFFFFF"/>')),
    "docx, white by the paragraph's style": docx(
        run(about='<w:pStyle w:val="x"/>'),
        styles='<w:style w:styleId="x"><w:rPr><w:color w:val="FEFEFE"/></w:rPr></w:style>',
    ),
    "docx, navy on navy": docx(
        run('<w:color w:val="000080"/><w:shd w:val="clear" w:fill="000080"/>')
    ),
    "docx, tiny": docx(run('<w:sz w:val="2"/>')),
    "docx, vanished in the header": docx(paragraph(SEEN), header=paragraph(SECRET, "<w:vanish/>")),
    "odt, not displayed": odt_with(span(), 'text:display="none"'),
    "odt, white on white": odt_with(span(), 'fo:color="#ffffff"'),
    "odt, tiny": odt_with(span(), 'fo:font-size="1pt"'),
    "odt, a hidden section": odt_with(
        f'<text:section text:display="none"><text:p>{SECRET}</text:p></text:section>'
    ),
    "odt, hidden text": odt_with(f"<text:p><text:hidden-text>{SECRET}</text:hidden-text></text:p>"),
    "rtf, hidden": rtf(rf"{{\v {SECRET}}}"),
    "rtf, white on white": rtf(rf"{{\cf1 {SECRET}}}"),
    "rtf, navy on navy": rtf(rf"{{\cf2\chcbpat2 {SECRET}}}"),
    "rtf, tiny": rtf(rf"{{\fs2 {SECRET}}}"),
    "html, not displayed": html(f"<p style='display: none'>{SECRET}</p>"),
    "html, not displayed by a class": html(f"<p class='b a'>{SECRET}</p>", ".a{display:none}"),
    "html, hidden": html(f"<p hidden>{SECRET}</p>"),
    "html, not visible": html(f"<p style='visibility:hidden'>{SECRET}</p>"),
    "html, clear": html(f"<p style='opacity:0'>{SECRET}</p>"),
    "html, of no size": html(f"<p style='font-size:0'>{SECRET}</p>"),
    "html, far left": html(f"<p style='position:absolute;left:-9999px'>{SECRET}</p>"),
    "html, white on white": html(f"<p style='color:#fff'>{SECRET}</p>"),
    "html, white font": html(f"<font color=white>{SECRET}</font>"),
    "html, navy on navy": html(f"<p class=x>{SECRET}</p>", ".x{color:#008;background:#000088}"),
    "markdown, a comment": f"# {SEEN}\n**Nurse**\n\n<!-- {SECRET} -->".encode(),
}

FORM = stream(
    f"0 0 .3 rg 0 0 600 60 re f {drawn(SECRET, at=(50, 20), before=WHITE)}",
    "/Type/XObject/Subtype/Form/BBox[0 0 600 60]/Resources<</Font<</F1 5 0 R>>>>",
)
DARK = stream(
    zlib.compress(bytes([20, 20, 60]) * 4).decode("latin-1"),
    "/Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceRGB"
    "/Filter/FlateDecode",
)
WHITE_RUN = paragraph(SECRET, '<w:color w:val="FFFFFF"/>')
TABLE = (
    "<w:tbl><w:tblPr>{}</w:tblPr><w:tr><w:tc><w:tcPr>{}</w:tcPr>"
    + WHITE_RUN
    + "</w:tc></w:tr></w:tbl>"
)
PLAINLY_SEEN = {
    "pdf, white on a dark box": pdf_with(
        f".1 .2 .3 rg 0 550 600 100 re f {drawn(SECRET, before=WHITE)}"
    ),
    "pdf, white on a dark picture": pdf_with(
        f"q 600 0 0 100 0 550 cm /I1 Do Q {drawn(SECRET, before=WHITE)}",
        DARK,
        resources="/XObject<</I1 6 0 R>>",
    ),
    "pdf, white on a dark form": pdf_with("/X1 Do", FORM, resources="/XObject<</X1 6 0 R>>"),
    "pdf, white on yellow": pdf_with(
        f"1 .83 .31 rg 0 550 600 100 re f {drawn(SECRET, before=WHITE)}"
    ),
    "pdf, white and large on green": pdf_with(
        f".1 .7 .4 rg 0 550 600 100 re f {drawn(SECRET, size=40, before=WHITE)}"
    ),
    "pdf, pale grey": pdf_with(drawn(SECRET, before=".75 g")),
    "pdf, outlined": pdf_with(drawn(SECRET, before="1 Tr")),
    "pdf, small print": pdf_with(drawn(SECRET, size=5)),
    "docx, not vanished": docx(run('<w:vanish w:val="0"/>')),
    "docx, white on a dark cell": docx(
        paragraph(SEEN) + TABLE.format("", '<w:shd w:fill="1F3864"/>')
    ),
    "docx, white in a table of some style": docx(
        paragraph(SEEN) + TABLE.format('<w:tblStyle w:val="x"/>', "")
    ),
    "docx, white on a dark banner": docx(
        run('<w:color w:val="FFFFFF"/>'), header=f"<w:p><w:r>{BANNER}</w:r></w:p>"
    ),
    "docx, white in a text box": docx(
        paragraph(SEEN) + f"<w:p><w:r><w:txbxContent>{WHITE_RUN}</w:txbxContent></w:r></w:p>"
    ),
    "docx, white on a dark highlight": docx(
        run('<w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/>')
    ),
    "docx, black and automatic": docx(run('<w:color w:val="auto"/>')),
    "odt, white on dark": odt_with(span(), 'fo:color="#ffffff" fo:background-color="#102030"'),
    "odt, white in a text box": odt_with(
        f"<text:p><draw:frame><draw:text-box>{span()}</draw:text-box></draw:frame></text:p>",
        'fo:color="#ffffff"',
    ),
    "rtf, white on navy": rtf(rf"{{\cf1\chcbpat2 {SECRET}}}"),
    "rtf, white in a painted row": rtf(rf"\trowd\clcbpat2\cellx900 {{\cf1 {SECRET}\cell}}\row"),
    "rtf, hidden no more": rtf(rf"\v\v0 {SECRET}"),
    "html, white in a dark column": html(
        f"<div class=side><p>{SECRET}</p></div>", ".side{color:white;background:#123}"
    ),
    "html, white over a picture": html(
        f"<div style='color:white;background:url(x.png)'>{SECRET}</div>"
    ),
    "html, white with styles from elsewhere": html(
        f"<link rel=stylesheet href=x.css><p style='color:white'>{SECRET}</p>"
    ),
    "html, hidden on paper only": html(
        f"<p class=a>{SECRET}</p>", "@media print{.a{display:none}}"
    ),
}


@pytest.mark.parametrize("kind", HIDDEN)
def test_hidden_text_is_left_out_and_told(kind):
    read = read_resume_file(HIDDEN[kind])
    assert read.text == SEEN or (read.text == f"{SEEN}\nNurse" and "markdown" in kind)
    assert read.hidden == SECRET
    assert read.notices == (Notice.HIDDEN_TEXT,)


@pytest.mark.parametrize("kind", PLAINLY_SEEN)
def test_text_that_is_seen_is_not_called_hidden(kind):
    read = read_resume_file(PLAINLY_SEEN[kind])
    assert SECRET in read.text
    assert SEEN in read.text
    assert read.notices == ()


def test_what_is_in_sight_elsewhere_is_no_secret():
    below = drawn(SEEN, at=(50, -90))
    assert read_resume_file(pdf_with(below)).notices == ()


def test_a_file_that_hides_nothing_has_no_notice():
    assert read_resume_file(SEEN.encode()).notices == ()
