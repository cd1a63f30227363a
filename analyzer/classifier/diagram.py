"""A reliability diagram as SVG: what the model said against what was so, a dot a bin, its size the number of rows."""

from __future__ import annotations

from math import sqrt

from analyzer.classifier.measure import Measures

_SIDE, _LEFT, _TOP = 320, 60, 30


def reliability(m: Measures, title: str) -> str:
    """The diagram; readable without colour, light or dark."""
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIDE + 90} {_SIDE + 90}" role="img"'
        ' font-family="sans-serif" font-size="13">',
        f"<title>{title}</title>",
        "<style>text{fill:#222}.a{stroke:#888;fill:none}.d{fill:#1a5fb4}"
        "@media(prefers-color-scheme:dark){text{fill:#ddd}.d{fill:#78aeed}}</style>",
        f'<text x="{_LEFT}" y="18">{title}</text>',
        f'<rect class="a" x="{_LEFT}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}"/>',
        f'<path class="a" stroke-dasharray="4" d="M{_LEFT} {_TOP + _SIDE}L{_LEFT + _SIDE} {_TOP}"/>',
    ]
    for k in range(0, 11, 2):
        x, y = _LEFT + _SIDE * k / 10, _TOP + _SIDE * (1 - k / 10)
        out.append(f'<text x="{x:.0f}" y="{_TOP + _SIDE + 18}" text-anchor="middle">{k / 10:.1f}</text>')
        out.append(f'<text x="{_LEFT - 8}" y="{y + 4:.0f}" text-anchor="end">{k / 10:.1f}</text>')
    out.append(
        f'<text x="{_LEFT + _SIDE / 2:.0f}" y="{_TOP + _SIDE + 40}" text-anchor="middle">probability said</text>'
    )
    middle = _TOP + _SIDE / 2
    turned = f'transform="rotate(-90 18 {middle:.0f})" text-anchor="middle"'
    out.append(f'<text x="18" y="{middle:.0f}" {turned}>share loaded in fact</text>')
    most = max(rows for *_, rows, _ in m.reliability)
    for low, high, rows, share in m.reliability:
        if share is not None:
            x, y = _LEFT + _SIDE * (low + high) / 2, _TOP + _SIDE * (1 - share)
            said = f"said {low:.1f} to {high:.1f}: {share:.2f} of {rows}"
            size = 3 + 9 * sqrt(rows / most)
            out.append(f'<circle class="d" cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}"><title>{said}</title></circle>')
    return "\n".join([*out, "</svg>", ""])
