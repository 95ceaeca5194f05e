"""How fast the engine is, beside jieba's plain cut of the same text in the same run."""

import logging
import statistics

from measure import long_text, milliseconds

SIZES = (100_000, 400_000)
RUNS = 5


def main() -> None:
    """Suggest for texts put together from the samples, at two sizes to see how it grows."""
    import jieba

    from annotator.suggest.engine import Engine
    from annotator.suggest.measures import find_measures
    from annotator.suggest.numbers import find_numbers

    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    engine = Engine.default()
    engine.suggest(long_text(1000))
    for size in SIZES:
        text = long_text(size)
        print(f"{size:,} characters")
        cut = say("  jieba, plain cut", size, lambda text=text: jieba.lcut(text), None)
        say("  whole engine", size, lambda text=text: engine.suggest(text), cut)
        say("  numbers alone", size, lambda text=text: find_numbers(text), cut)
        say("  measures alone", size, lambda text=text: find_measures(text, engine.lexicon), cut)


def say(name: str, size: int, work: object, beside: float | None) -> float:
    """One line: characters a second, and times jieba's time."""
    median = statistics.median(milliseconds(work) for _ in range(RUNS))  # type: ignore[arg-type]
    share = f"   {median / beside:5.2f} times jieba's cut" if beside else ""
    print(f"{name:<28} {size / median * 1000:12,.0f} characters/s{share}")
    return median


main()
