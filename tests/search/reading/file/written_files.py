"""Résumé files written byte by byte, each as small as its kind allows."""

import io
import zipfile
import zlib

import pypdf

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
ODF_PREFIXES = {
    "office": "office",
    "text": "text",
    "table": "table",
    "draw": "drawing",
    "style": "style",
    "fo": "xsl-fo-compatible",
}
ODT = b"application/vnd.oasis.opendocument.text"


def zipped(members):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


def docx(body, *, prolog="", others=None, of=WORD, **parts):
    """A DOCX with `body` in its main part; a further part is named by its kind, as `header`."""
    texts = {"document.main": body, **parts}
    overrides = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{of}{kind}+xml"/>' for kind in texts
    )
    spaces = f'xmlns:w="{W}" xmlns:mc="{MC}" xmlns:wp="{DRAWING}"'
    members = {"[Content_Types].xml": f"<Types>{overrides}</Types>"}
    for kind, text in texts.items():
        root = "styles" if kind == "styles" else "document"
        members[f"word/{kind}.xml"] = f"{prolog}<w:{root} {spaces}>{text}</w:{root}>"
    return zipped({**members, **(others or {})})


def paragraph(text, look="", about=""):
    """A paragraph of one run; `look` and `about` are the run's and the paragraph's properties."""
    run = f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"
    return f"<w:p><w:pPr>{about}</w:pPr>{run}</w:p>"


def odt(body, *, styles="", masters="", kind=ODT, others=None):
    """An ODT with `body` as its text, automatic styles and master pages."""
    spaces = " ".join(f'xmlns:{prefix}="{ODF}{name}:1.0"' for prefix, name in ODF_PREFIXES.items())
    content = (
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body>"
    )
    pages = f"<office:master-styles>{masters}</office:master-styles>"
    members = {
        "mimetype": kind,
        "content.xml": f"<office:document-content {spaces}>{content}</office:document-content>",
        "styles.xml": f"<office:document-styles {spaces}>{pages}</office:document-styles>",
    }
    return zipped({**members, **(others or {})})


def odt_style(name, properties):
    """An automatic style of text."""
    return (
        f'<style:style style:name="{name}" style:family="text">'
        f"<style:text-properties {properties}/></style:style>"
    )


def pdf(*objects):
    """A PDF of the given objects, numbered from 1; the first is the catalogue."""
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R>>\n"
    return data + f"{end}startxref\n{len(data)}\n%%EOF\n".encode()


def stream(content, entries=""):
    return f"<</Length {len(content)}{entries}>>stream\n{content}\nendstream"


def pdf_drawn(content, *others, page="", resources="", times=1):
    """A PDF of one page, or of it several times, that draws `content`.

    `others` are objects from number 6 on.
    """
    return pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{'3 0 R ' * times}]/Count {times}>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        f"/Resources<</Font<</F1 5 0 R>>{resources}>>{page}>>",
        stream(content),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *others,
    )


def drawn(text, *, at=(50, 600), size=12, before=""):
    """The drawing of a line; `before` are operators inside its text object."""
    return f"BT {before} /F1 {size} Tf {at[0]} {at[1]} Td ({text}) Tj ET\n"


def pdf_of(*lines):
    """A PDF of one page, each line drawn below the one before."""
    return pdf_drawn(
        "BT /F1 12 Tf 50 700 Td " + " ".join(f"({line}) Tj 0 -20 Td" for line in lines) + " ET"
    )


def encrypted_pdf():
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_of("Jane Roe, Engineer")))
    writer.encrypt("secret", algorithm="RC4-128")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def pdf_of_picture(pixels, wide, high, *, text="", times=1):
    """A PDF whose page is a grey picture, as a scanner makes it, and draws `text` over it."""
    packed = zlib.compress(pixels, 9).decode("latin-1")
    entries = (
        f"/Type/XObject/Subtype/Image/Width {wide}/Height {high}/BitsPerComponent 8"
        "/ColorSpace/DeviceGray/Filter/FlateDecode"
    )
    return pdf_drawn(
        f"q 600 0 0 800 0 0 cm /I1 Do Q {text}",
        stream(packed, entries),
        resources="/XObject<</I1 6 0 R>>",
        times=times,
    )
