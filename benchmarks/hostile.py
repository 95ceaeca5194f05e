"""How the engine grows on hostile text: four times the text should take four times as long."""

from measure import milliseconds

PIECES = (
    "1",
    "万",
    "一",
    "（",
    "“",
    "《",
    "1,234",
    "1\n",
    "5千",
    "一点",
    "12个",
    "2018年",
    "5户、",
)
WORDS = (
    "扶贫",
    "产业",
    "建成",
    "贫困户",
    "产业扶贫、",
    "和产业",
    "新建3个",
    "“双",
    "考核组",
    "清浦县",
)
SMALL, TIMES = 50_000, 4
RUNS = 3
"""The quickest of so many counts: other work on the machine only adds time."""


def main() -> None:
    """One row for each piece that is repeated without end."""
    from annotator.suggest.engine import Engine

    engine = Engine.default()
    engine.suggest("预热。")
    print(f"{'repeated':<12} {SMALL:>10,} {SMALL * TIMES:>10,} characters, ms   growth")
    for piece in PIECES + WORDS:
        small, large = (
            min(
                milliseconds(lambda s=size, p=piece: engine.suggest(p * (s // len(p))))
                for _ in range(RUNS)
            )
            for size in (SMALL, SMALL * TIMES)
        )
        print(f"{piece!r:<12} {small:10.0f} {large:10.0f} {'':18} {large / small:6.1f}")


main()
