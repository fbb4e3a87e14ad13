"""The functions of PDFium that reading takes, declared one by one.

The library is the one that `pypdfium2` brings. Its own module declares five hundred functions,
which takes 75 ms of the start of each parsing process; these take 6.
"""

import ctypes
import sys
from ctypes import POINTER, c_char_p, c_float, c_int, c_size_t, c_uint, c_ulong, c_void_p
from importlib.machinery import PathFinder
from typing import Any, Final

ERROR_PASSWORD: Final = 4


class Box(ctypes.Structure):
    """A rectangle of a page, in points from its lower left."""

    _fields_ = (("left", c_float), ("top", c_float), ("right", c_float), ("bottom", c_float))


_SIGNATURES: Final[dict[str, tuple[Any, tuple[Any, ...]]]] = {
    "FPDF_InitLibrary": (None, ()),
    "FPDF_LoadMemDocument64": (c_void_p, (c_char_p, c_size_t, c_char_p)),
    "FPDF_GetLastError": (c_ulong, ()),
    "FPDF_GetPageCount": (c_int, (c_void_p,)),
    "FPDF_LoadPage": (c_void_p, (c_void_p, c_int)),
    "FPDF_ClosePage": (None, (c_void_p,)),
    "FPDF_GetPageBoundingBox": (c_int, (c_void_p, POINTER(Box))),
    "FPDFPage_GetRotation": (c_int, (c_void_p,)),
    "FPDFPage_CountObjects": (c_int, (c_void_p,)),
    "FPDFPage_GetObject": (c_void_p, (c_void_p, c_int)),
    "FPDFPageObj_GetType": (c_int, (c_void_p,)),
    "FPDFBitmap_CreateEx": (c_void_p, (c_int, c_int, c_int, c_void_p, c_int)),
    "FPDFBitmap_FillRect": (c_int, (c_void_p, c_int, c_int, c_int, c_int, c_ulong)),
    "FPDF_RenderPageBitmap": (None, (c_void_p, c_void_p, *(c_int,) * 6)),
    "FPDFBitmap_GetBuffer": (c_void_p, (c_void_p,)),
    "FPDFBitmap_GetStride": (c_int, (c_void_p,)),
    "FPDFBitmap_Destroy": (None, (c_void_p,)),
    "FPDFText_LoadPage": (c_void_p, (c_void_p,)),
    "FPDFText_ClosePage": (None, (c_void_p,)),
    "FPDFText_CountChars": (c_int, (c_void_p,)),
    "FPDFText_GetUnicode": (c_uint, (c_void_p, c_int)),
    "FPDFText_IsGenerated": (c_int, (c_void_p, c_int)),
    "FPDFText_GetLooseCharBox": (c_int, (c_void_p, c_int, POINTER(Box))),
    "FPDFText_GetTextObject": (c_void_p, (c_void_p, c_int)),
    "FPDFTextObj_GetTextRenderMode": (c_int, (c_void_p,)),
    "FPDFTextObj_GetFont": (c_void_p, (c_void_p,)),
    "FPDFFont_GetIsEmbedded": (c_int, (c_void_p,)),
    "FPDFPageObj_GetFillColor": (c_int, (c_void_p, *(POINTER(c_uint),) * 4)),
}


def _loaded() -> Any:  # noqa: ANN401  # ctypes types no function
    found = PathFinder.find_spec("pypdfium2_raw")
    if found is None or not found.submodule_search_locations:
        raise ImportError("pypdfium2 is not installed.")
    suffix = "dylib" if sys.platform == "darwin" else "so"
    pdfium = ctypes.CDLL(f"{found.submodule_search_locations[0]}/libpdfium.{suffix}")
    for name, (result, arguments) in _SIGNATURES.items():
        function = getattr(pdfium, name)
        function.restype, function.argtypes = result, arguments
    pdfium.FPDF_InitLibrary()
    return pdfium


pdfium: Final = _loaded()
