r"""Makes LaTeX readable in a line of text where that is safe; all else is shown as it was written.

Only what has a character of its own is put in its place. A formula in which anything else stands, ``\frac`` above
all, is left whole: half a conversion would say something else than the book.
"""

import re

SIGNS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ",
    "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
    "Lambda": "Λ", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "cdot": "·", "times": "×", "pm": "±",
    "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "approx": "≈", "equiv": "≡", "in": "∈",
    "notin": "∉", "subset": "⊂", "cup": "∪", "cap": "∩", "forall": "∀", "exists": "∃", "infty": "∞", "to": "→",
    "rightarrow": "→", "leftarrow": "←", "Rightarrow": "⇒", "sum": "∑", "prod": "∏", "int": "∫", "partial": "∂",
    "nabla": "∇", "ldots": "…", "dots": "…", "cdots": "⋯", "log": "log", "ln": "ln", "exp": "exp", "sin": "sin",
    "cos": "cos", "max": "max", "min": "min", "lVert": "‖", "rVert": "‖", "|": "‖", "quad": " ", ",": " ", ";": " ",
}  # fmt: skip
RAISED = dict(zip("0123456789+-=()nixT", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱˣᵀ", strict=True))
LOWERED = dict(zip("0123456789+-=()aeijknmoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑᵢⱼₖₙₘₒₚᵣₛₜᵤᵥₓ", strict=True))
COMMAND = re.compile(r"\\([A-Za-z]+|[|,;])")
SCRIPT = re.compile(r"([_^])(?:\{([^{}]*)\}|(.))")
LEFT_OVER = re.compile(r"[\\{}_^&]")


def readable(latex: str) -> str:
    """The formula with signs for commands and small figures for scripts; unchanged when any of it has no such form."""
    shown = COMMAND.sub(lambda found: SIGNS.get(found[1], found[0]), latex)
    shown = SCRIPT.sub(_script, shown)
    return latex if LEFT_OVER.search(shown) else " ".join(shown.split())


def _script(found: re.Match[str]) -> str:
    small = RAISED if found[1] == "^" else LOWERED
    inner = found[2] if found[2] is not None else found[3]
    return "".join(small[sign] for sign in inner) if inner and all(sign in small for sign in inner) else found[0]
