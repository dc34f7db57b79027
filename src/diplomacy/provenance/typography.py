"""Typography: quotation marks, dashes and spaces, which do not change the words of a text."""

from typing import Final

__all__ = ["plain_text"]

_TYPOGRAPHY: Final = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´ʻʼ", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
        **dict.fromkeys("\u00a0\u2007\u202f\u2009\u200a\u2002\u2003\u3000\t", " "),
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff"),
        "…": "...",
    }
)


def plain_text(text: str) -> str:
    r"""Return a text with one kind of quotation mark, dash and space.

    >>> plain_text("Türkiye’s\u00a0“success\u2011stories” – in 1950—53")
    'Türkiye\'s "success-stories" - in 1950-53'
    """
    return " ".join(text.translate(_TYPOGRAPHY).replace("--", "-").split())
