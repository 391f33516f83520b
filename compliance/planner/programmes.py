"""A linear programme as columns and rows, and its least cost by HiGHS (extra `proof`)."""

from collections.abc import Mapping


class Programme:
    """Columns from 0 to their most, each with its cost, and rows that bind their sums; `constant` is paid always."""

    def __init__(self) -> None:
        self.constant = 0.0
        self._costs: list[float] = []
        self._most: list[float] = []
        self._rows: list[tuple[float, float, Mapping[int, float]]] = []

    def column(self, cost: float, most: float = 1.0) -> int:
        """A new column's place."""
        self._costs.append(cost)
        self._most.append(most)
        return len(self._costs) - 1

    def row(self, least: float, most: float, factors: Mapping[int, float]) -> None:
        """`least` ≤ the sum of these columns, each times its factor, ≤ `most`."""
        self._rows.append((least, most, factors))

    def least(self) -> float:
        """The least cost; ModuleNotFoundError without HiGHS, ArithmeticError where it finds none."""
        import highspy

        if not self._costs:
            return self.constant
        highs, size = highspy.Highs(), len(self._costs)
        highs.setOptionValue("output_flag", False)  # noqa: FBT003 - HiGHS takes it by place
        highs.addVars(size, [0.0] * size, self._most)
        highs.changeColsCost(size, [*range(size)], self._costs)
        for least, most, factors in self._rows:
            highs.addRow(least, most, len(factors), [*factors], [*factors.values()])
        highs.run()
        if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise ArithmeticError(f"HiGHS found no least cost: {highs.getModelStatus()}")
        return self.constant + float(highs.getInfo().objective_function_value)
