"""Files that are made to break their reader, each with the codes that may answer it."""

import random
import struct
import zlib

from tests.search.reading.file.written_files import (
    ODT,
    docx,
    encrypted_pdf,
    odt,
    paragraph,
    pdf,
    pdf_drawn,
    pdf_of,
    stream,
    zipped,
)

NAME = "Jane Roe, staff nurse in Leeds"
PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def _laughs(name):
    inner = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return f'<!DOCTYPE {name} [<!ENTITY a0 "ha">{inner}]>'


def _outside(address):
    return f'<!DOCTYPE d [<!ENTITY x SYSTEM "{address}">]>'


def _flate_bomb(size):
    packer = zlib.compressobj(1)
    once = b"".join(packer.compress(b"q " * 500_000) for _ in range(size // 1_000_000))
    twice = zlib.compress(once + packer.flush(), 9).decode("latin-1")
    return pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        PAGE.replace(">>", "/Contents 4 0 R>>"),
        stream(twice, "/Filter[/FlateDecode/FlateDecode]"),
    )


def _pages(kids, count=None):
    return pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {count or len(kids.split()) // 3}>>",
        PAGE,
    )


def _object_stream_loop():
    """An object stream that says that it lies in itself, and one that extends itself."""
    inside = "3 0 <</Type/Page>>"
    return pdf(
        "<</Type/Catalog/Pages 3 0 R>>",
        stream(inside, "/Type/ObjStm/N 1/First 4/Extends 2 0 R"),
        "3 0 R",
    )


def _lying_sizes():
    """A part that declares ten bytes, and unpacks to sixty million."""
    data = bytearray(docx(paragraph(" " * 60_000_000)))
    place = data.index(b"PK\x01\x02")
    while place >= 0:
        name = data[place + 46 : place + 46 + struct.unpack_from("<H", data, place + 28)[0]]
        if name == b"word/document.main.xml":
            struct.pack_into("<I", data, place + 24, 10)
        place = data.find(b"PK\x01\x02", place + 1)
    return bytes(data)


def _encrypted_zip():
    data = bytearray(docx(paragraph(NAME)))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(mark, place + 1)
    return bytes(data)


def _nested_zip(depth):
    data = zipped({"bomb.txt": b"0" * 1_000_000})
    for _ in range(depth):
        data = zipped({f"{n}.zip": data for n in range(8)})
    return data


ENCRYPTED_ODT = odt(
    "",
    others={
        "META-INF/manifest.xml": '<m:manifest xmlns:m="urn:x"><m:file-entry>'
        "<m:encryption-data/></m:file-entry></m:manifest>"
    },
)
PDF_SCRIPT = pdf(
    "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(while\\(1\\){})>>>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    PAGE,
)
FORM_LOOP = pdf_drawn(
    "/X1 Do",
    stream("/X1 Do /X1 Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 7 0 R"),
    "<</XObject<</X1 6 0 R>>>>",
    resources="/XObject<</X1 6 0 R>>",
)

HOSTILE = {
    # archives
    "zip without anything": (b"PK\x05\x06" + bytes(18), {"unsupported_type"}),
    "zip of zips": (_nested_zip(3), {"unsupported_type"}),
    "zip of countless members": (
        zipped({f"{number}.xml": b"" for number in range(6_000)}),
        {"too_complex"},
    ),
    "zip cut off": (docx(paragraph(NAME))[:-60], {"damaged"}),
    "zip under a password": (_encrypted_zip(), {"encrypted"}),
    "zip that is a program's": (
        zipped({"META-INF/MANIFEST.MF": b"Main-Class: X", "X.class": b"\xca\xfe\xba\xbe"}),
        {"unsupported_type"},
    ),
    "pages document": (zipped({"Index/Document.iwa": b"\0"}), {"unsupported_type"}),
    # DOCX
    "docx that unpacks to far more": (docx(paragraph(" " * 60_000_000)), {"too_complex"}),
    "docx with lying sizes": (_lying_sizes(), {"too_complex", "damaged"}),
    "docx without its main part": (
        zipped({"[Content_Types].xml": "<Types/>", "word/styles.xml": "<x/>"}),
        {"unsupported_type"},
    ),
    "docx whose main part is missing": (
        zipped(
            {
                "[Content_Types].xml": '<Types><Override PartName="/word/a.xml" ContentType="'
                'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"'
                "/></Types>"
            }
        ),
        {"damaged"},
    ),
    "docx with a billion laughs": (
        docx(paragraph("&a11;"), prolog=_laughs("d")),
        {"damaged"},
    ),
    "docx that asks for a file": (
        docx(paragraph("&x;"), prolog=_outside("file:///etc/passwd")),
        {"damaged"},
    ),
    "docx that asks for a page": (
        docx(paragraph("&x;"), prolog=_outside("http://127.0.0.1:9/x")),
        {"damaged"},
    ),
    "docx with a DTD elsewhere": (
        docx(paragraph(NAME), prolog='<!DOCTYPE d SYSTEM "http://127.0.0.1:9/d.dtd">'),
        {"damaged"},
    ),
    "docx of deep nesting": (docx("<w:p>" * 5_000 + "</w:p>" * 5_000), {"damaged"}),
    "docx of an open element": (docx("<w:p>"), {"damaged"}),
    "docx whose styles are based on each other": (
        docx(
            paragraph("", about='<w:pStyle w:val="a"/>'),
            styles='<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style>'
            '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>',
        ),
        {"no_text"},
    ),
    # ODT
    "odt that unpacks to far more": (odt("<text:p>" + " " * 60_000_000), {"too_complex"}),
    "odt with a billion laughs": (
        zipped({"mimetype": ODT, "content.xml": f"{_laughs('d')}<d>&a11;</d>"}),
        {"damaged"},
    ),
    "odt under a password": (ENCRYPTED_ODT, {"encrypted"}),
    "odt of spaces": (odt('<text:p><text:s text:c="999999999"/></text:p>'), {"no_text"}),
    "spreadsheet": (
        odt("", kind=b"application/vnd.oasis.opendocument.spreadsheet"),
        {"unsupported_type"},
    ),
    # PDF
    "pdf whose pages are its pages": (_pages("2 0 R 2 0 R"), {"damaged", "no_text", "too_large"}),
    "pdf of a thousand pages": (_pages("3 0 R " * 1_000), {"too_large"}),
    "pdf that says it has a billion pages": (
        _pages("3 0 R", 1_000_000_000),
        {"too_large", "damaged", "no_text"},
    ),
    "pdf that unpacks to far more": (_flate_bomb(400_000_000), {"no_text", "too_complex"}),
    "pdf under a password": (encrypted_pdf(), {"encrypted"}),
    "pdf cut off": (pdf_of(NAME)[:60], {"damaged"}),
    "pdf with a script": (PDF_SCRIPT, {"no_text"}),
    "pdf with a table of objects that leads nowhere": (
        pdf_of().replace(b"0000000", b"9999999"),
        {"damaged", "no_text"},
    ),
    "pdf whose object streams are in each other": (_object_stream_loop(), {"damaged", "no_text"}),
    "pdf that draws itself": (FORM_LOOP, {"no_text", "too_complex"}),
    "pdf of a page as large as a town": (
        pdf_drawn("0 0 1 1 re f", page="/MediaBox[0 0 90000000 90000000]"),
        {"no_text", "damaged", "too_complex"},
    ),
    "pdf header and noise": (
        b"%PDF-1.7\n" + random.Random(2).randbytes(3_000),
        {"damaged"},
    ),
    # RTF
    "rtf of deep nesting": (b"{\\rtf1 " + b"{" * 500_000, {"too_complex"}),
    "rtf whose binary data never ends": (
        b"{\\rtf1 {\\pict\\bin2147483647 " + b"\0" * 99 + b"x}}",
        {"damaged"},
    ),
    "rtf cut off": (b"{\\rtf1 Jane Roe, nur", {"damaged"}),
    "rtf of far too much text": (b"{\\rtf1 " + b"nurse " * 50_000 + b"}", {"too_large"}),
    # HTML and XML
    "html of countless elements in each other": (
        b"<html>" + b"<b>" * 1_000_000,
        {"no_text", "too_complex", "damaged", "too_large"},
    ),
    "html with a billion laughs": (
        (_laughs("html") + "<html><body>&a11;</body></html>").encode(),
        {"no_text", "damaged"},
    ),
    "html that hides all": (b"<html><body hidden>Jane Roe, nurse</body></html>", {"no_text"}),
    "xml": (b'<?xml version="1.0"?><resume>Jane Roe</resume>', {"unsupported_type"}),
    # text
    "one line that is huge": (b"a" * 9_000_000, {"too_large"}),
    "zeros": (bytes(100_000), {"empty_file"}),
    "zeros among letters": (b"a\0\0\0\0" * 5_000, {"unsupported_type"}),
    "noise": (random.Random(1).randbytes(4_000), {"unsupported_type"}),
    "nothing": (b"", {"empty_file"}),
    "a mark of order alone": (b"\xef\xbb\xbf", {"empty_file"}),
    "a mark of order and half a letter": (b"\xff\xfe\x00", {"empty_file", "unsupported_type"}),
    # what is no text at all
    "old word document": (OLE + bytes(600), {"unsupported_type"}),
    "old word document under a password": (
        OLE + bytes(80) + "EncryptedPackage".encode("utf-16-le"),
        {"encrypted"},
    ),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(200), {"unsupported_type"}),
    "jpeg": (b"\xff\xd8\xff\xe0" + bytes(200), {"unsupported_type"}),
    "program of windows": (b"MZ" + bytes(200), {"unsupported_type"}),
    "program of linux": (b"\x7fELF" + bytes(200), {"unsupported_type"}),
}
"""By what each is: its bytes, and the codes of the errors that may be said."""

HARMLESS = {
    "zip whose members would climb out": docx(
        paragraph(NAME),
        others={"../../../../tmp/escaped.txt": b"x", "/etc/escaped": b"x"},
    ),
    "zip that is a PDF too": docx(paragraph(NAME)) + pdf_of("Someone else"),
    "PDF behind noise": b"\0" * 500 + pdf_of(NAME),
    "PDF that is HTML behind its end": pdf_of(NAME) + b"<html>Someone else</html>",
    "PDF that starts a script": pdf_of(NAME).replace(
        b"/Type/Catalog", b"/Type/Catalog/OpenAction<</S/JavaScript/JS(while\\(1\\){})>>"
    ),
    "RTF with data that looks like groups": b"{\\rtf1 {\\pict\\bin6 {{{{{{}" + NAME.encode() + b"}",
    "text that is no UTF-8": NAME.encode() + b"\xff\xfe\xfa",
}
"""Files with a trap that is stepped over: each says NAME."""
