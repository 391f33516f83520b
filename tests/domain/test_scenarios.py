"""The worked legal examples of tests/scenarios/, each expectation on its day."""

from pathlib import Path

import pytest

from compliance.domain.scenario_runs import failures, rulebook_of
from compliance.resources import closed_days, load_editions, load_law, read_scenario

FILES = sorted((Path(__file__).parent.parent / "scenarios").glob("*.toml"))
EDITIONS = load_editions(None)


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_the_engine_says_what_the_scenario_expects(path: Path) -> None:
    scenario = read_scenario(path)
    assert scenario.expected or scenario.proposals or scenario.questions, "a scenario that expects nothing cannot fail"
    assert failures(scenario, rulebook_of(scenario, EDITIONS, load_law(), closed_days())) == []
