"""The alliance game: its rules, its strategies one by one and many at once, and the shared vectors that Node plays, too."""

import json
import random
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from alliances import data
from alliances.base.errors import InputError
from alliances.models import game
from alliances.models.game import anchors, chance, contests, deal, logs, plays, strategies
from alliances.models.game.record import COLUMNS

VECTORS = json.loads((Path(__file__).parent.parent / "vectors" / "game.json").read_text(encoding="utf-8"))
FREE = {"level": 0, "with": None}
PLAN = {
    "minor": True,
    "major": True,
    "back": True,
    "press": True,
    "spend": 2,
    "forecast_minor": 70,
    "forecast_major": 30,
}


def round_of(state: dict, postures: list[dict], planned: list[dict] | None = None) -> dict:
    """Play the cards of one round."""
    state = game.postures(state, postures)
    return game.cards(game.plans(state, planned or [PLAN] * len(postures)))


def pairs(*tied: tuple[int, int, int], seats: int = 5) -> list[dict]:
    """Write postures: the named pairs at their levels, all others free."""
    found = [FREE] * seats
    for one, two, level in tied:
        found[one], found[two] = {"level": level, "with": two}, {"level": level, "with": one}
    return found


@pytest.mark.parametrize("name", VECTORS["games"])
def test_a_kept_game_is_played_again_as_it_stands_in_the_vectors(name):
    kept = VECTORS["games"][name]
    state = game.replay(kept["settings"], kept["seed"], kept["moves"])
    while state["step"] != "over":
        state = game.step(state)
    assert [[row[column] for column in COLUMNS] for row in game.log(state)] == kept["rows"]
    assert game.summary(state) == kept["summary"]
    assert list(COLUMNS) == VECTORS["columns"] == list(game.log(state)[0])


@pytest.mark.parametrize("kept", VECTORS["played"], ids=lambda kept: str(kept["seed"]))
def test_strategies_play_as_in_the_vectors(kept):
    state = strategies.play(kept["settings"], kept["seed"], kept["players"])
    assert game.summary(state) == kept["summary"]


def test_a_game_at_once_is_the_game_one_by_one():
    dice = random.Random(1896)
    for _ in range(4):
        seats = dice.randint(3, 6)
        changed = {name: dice.randint(*limits) for name, limits in game.LIMITS.items() if name != "seats" and dice.random() < 0.2}
        changed |= {"cards": min(changed.get("cards", 3), seats), "most": 16}
        players = [contests.candidates(seats, dice.randrange(10**6)) for _ in range(3)] + [
            [dice.choice(contests.WRITTEN) for _ in range(seats)] for _ in range(5)
        ]
        seeds = [dice.randrange(2**32) for _ in players]
        found = plays.play_all(changed, np.array(seeds), plays.arranged(players))
        for place, (seed, own) in enumerate(zip(seeds, players, strict=True)):
            state = strategies.play(changed, seed, own)
            told = game.summary(state)
            assert [round(float(points), 1) for points in found.points[:, place]] == state["points"]
            assert found.honoured[:, place].tolist() == [each["honoured"] for each in told]
            assert found.called[:, place].tolist() == [each["called"] for each in told]
            assert found.allied[:, place].tolist() == [each["ally"] for each in told]
            assert found.partnered[:, place].tolist() == [each["partner"] for each in told]
            assert found.rounds[place] == state["round"]


def test_a_state_is_never_changed_and_survives_json():
    state = game.new_game(None, 7)
    seen = []
    while state["step"] != "over":
        before = json.dumps(state)
        choices = {"postures": pairs((0, 1, 2), (2, 3, 1)), "plans": [PLAN] * 5}.get(state["step"])
        after = game.step(state, choices)
        assert json.dumps(state) == before
        assert json.loads(json.dumps(after)) == after
        seen.append(state["step"])
        state = after
    assert seen[:4] == ["postures", "plans", "cards", "reveal"]
    assert game.DEFAULTS["rounds"] <= state["round"] <= game.DEFAULTS["most"]


def test_a_pair_gets_the_lower_level_that_both_named():
    named = [{"level": 2, "with": 1}, {"level": 1, "with": 0}, {"level": 2, "with": 0}, FREE, FREE]
    state = game.postures(game.new_game(None, 1), named)
    assert [tie["level"] for tie in state["ties"]] == [1, 1, 0, 0, 0]
    assert state["tokens"] == [1, 1, 2, 2, 2]


def test_an_alliance_that_ends_costs_both_sides_and_a_new_one_costs_nothing():
    state = game.next_round(
        round_of(game.new_game({"calm": 24, "minor": 0, "major": 0, "adventure": 0, "opening": 0}, 1), pairs((0, 1, 2)))
    )
    after = game.postures(state, pairs((0, 2, 2)))
    assert [row["exit"] for row in after["rows"][-5:]] == [-1, -1, 0, 0, 0]


def deck(kind: str) -> dict[str, int]:
    """A deck of one kind of card, one card a round."""
    return {each: 24 * (each == kind) for each in ("calm", "minor", "major", "adventure", "opening")} | {"cards": 1}


def seeded(kind: str, wanted) -> tuple[dict, dict]:
    """Look for the first seed at which the first card's event is as wanted, with seats 0 and 1 allied; return state and event."""
    for seed in range(1000):
        state = round_of(game.new_game(deck(kind), seed), pairs((0, 1, 2)))
        if wanted(state["events"][0]):
            return state, state["events"][0]
    raise AssertionError("no seed does it")


def test_a_deterred_attack_moves_to_an_open_seat_or_is_given_up():
    state, event = seeded("minor", lambda each: each["deterred"] and each["target"] is not None)
    assert event["die"] <= game.DEFAULTS["diversion"]
    assert event["target"] in (2, 3, 4)
    assert state["rows"][event["target"]]["diverted"] == 1
    _, event = seeded("minor", lambda each: each["deterred"] and each["target"] is None)
    assert event["die"] == game.DEFAULTS["deterrence"]
    assert event["loss"] == 0


def test_a_call_is_honoured_or_leaves_a_mark_as_the_plan_says():
    state, event = seeded("major", lambda each: each["called"])
    given = game.DEFAULTS
    assert (event["loss"], event["cost"]) == (given["major_helped"], given["major_help"])
    assert state["kept"][event["helper"]] == 1
    left = [PLAN | {"major": False}] * 5
    state = round_of(game.new_game(deck("major"), state["seed"]), pairs((0, 1, 2)), left)
    event = state["events"][0]
    assert (event["loss"], event["cost"]) == (given["major_loss"] + given["surprise"], given["breach_fine"])
    assert state["marks"][event["helper"]] == 1
    assert state["left"][event["target"]][event["helper"]] == 1
    assert state["rows"][event["target"]]["abandoned"] == 1


def test_refusing_an_adventure_is_no_breach_and_backing_one_has_a_victim():
    state, event = seeded("adventure", lambda each: each["pressed"])
    assert event["victim"] not in (event["seat"], event["helper"])
    assert sum(state["points"]) == 100 + game.DEFAULTS["press_gain"] - game.DEFAULTS["back_cost"] - game.DEFAULTS["bystander_loss"]
    state = round_of(game.new_game(deck("adventure"), state["seed"]), pairs((0, 1, 2)), [PLAN | {"back": False}] * 5)
    assert state["marks"] == [0] * 5
    assert sum(state["points"]) == 100 - game.DEFAULTS["press_loss"]


def test_an_opening_is_shared_among_the_unallied():
    state = round_of(game.new_game(deck("opening"), 1), pairs((0, 1, 2), (2, 3, 1)))
    assert state["events"][0]["shares"] == [0, 0, 1, 1, 2]
    assert state["tokens"] == [1, 1, 1, 1, 1]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"seats": 2}, "from 3 to 6"),
        ({"luck": 1}, "no setting"),
        ({"cards": 6}, "fewer seats than cards"),
        ({"rounds": 12, "most": 9}, "last"),
    ],
)
def test_settings_that_cannot_be_played_are_refused(changes, message):
    with pytest.raises(ValueError, match=message):
        game.new_game(changes, 1)


def test_choices_that_are_not_legal_are_refused_by_seat():
    state = game.new_game({"seats": 3}, 1)
    with pytest.raises(ValueError, match="seat 1: name another seat"):
        game.postures(state, [FREE, {"level": 2, "with": 1}, FREE])
    with pytest.raises(ValueError, match="2 choices for 3 seats"):
        game.postures(state, [FREE, FREE])
    with pytest.raises(ValueError, match="the step now is postures, not plans"):
        game.plans(state, [PLAN] * 3)
    state = game.postures(state, pairs((0, 1, 2), seats=3))
    with pytest.raises(ValueError, match="seat 0: forecast_minor is missing or not legal"):
        game.plans(state, [PLAN | {"forecast_minor": 75}, PLAN, PLAN])


def test_cards_and_dice_do_not_depend_on_what_is_chosen():
    tables = [strategies.play(None, 1896, [name] * 5) for name in ("Steadfast", "Free", "NeverHonours")]
    assert len({table["round"] for table in tables}) == 1
    for turn in range(1, tables[0]["round"] + 1):
        assert len({str(deal.drawn(table | {"round": turn})) for table in tables}) == 1


@pytest.mark.parametrize(("seed", "number", "value"), VECTORS["draws"])
def test_the_generator_gives_the_numbers_of_the_vectors(seed, number, value):
    assert chance.draw(seed, number) == value


def test_the_generator_is_even():
    counted = Counter(deal.below(seed, 3, slot, 6) for seed in range(2000) for slot in (16, 17, 18))
    assert all(abs(each - 1000) < 120 for each in counted.values())


def test_brier_scores_are_on_the_scale_from_0_to_1_and_count_plans_not_deeds():
    state = round_of(game.new_game(deck("calm"), 1), pairs((0, 1, 2)), [PLAN, PLAN | {"major": False}, *[PLAN] * 3])
    first, second = game.summary(state)[:2]
    assert (first["brier"], first["forecasts"]) == (0.09, 2)  # 70 for a yes and 30 for a no
    assert second["brier"] == 0.29  # 70 for a yes and 30 for a yes


def test_what_a_seat_gains_and_loses_by_cause_adds_up():
    state = strategies.play(None, 44, ["Adventurer", "NeverHonours", "Free", "Partner", "Steadfast"])
    causes = ("exit", "standing", "attack", "help", "fine", "adventure", "backing", "bystander", "opening")
    for seat, points in enumerate(state["points"]):
        rows = [row for row in game.log(state) if row["seat"] == seat]
        assert 20 + sum(row[cause] for row in rows for cause in causes) == pytest.approx(points)
        assert rows[-1]["points"] == points


def test_the_deck_has_about_the_shares_of_the_tables():
    shares = {row["what"]: row for row in anchors.shares(data.load("crises"), data.load("disputes_gml"))}
    assert all(abs(row["deck"] - row["data"]) < 5 for row in shares.values())
    assert {row["cases"] for row in shares.values()} == {144, 109}


def test_a_few_cells_of_the_tables_are_as_the_model_plays_them():
    table = data.load("game_pairings").set_index(["form", "strategy", "against"])
    again = contests.in_fields([strategies.STRATEGIES["Free"]], 2000, 1, fields=("Adventurer", "random")).points[0, 0]
    assert table.loc[("one among four", "Free", "Adventurer"), "mean"] == pytest.approx(again[0].mean(), abs=0.006)
    assert table.loc[("one among four", "Free", "random"), "deviation"] == pytest.approx(again[1].std(), abs=0.006)
    found = data.load("game_search")
    row = found[(found["candidate"] == "Free") & (found["field"] == "NeverHonours")].iloc[0]
    again = contests.in_fields([strategies.STRATEGIES["Free"]], 1000, 200_001, fields=("NeverHonours",)).points[0, 0, 0]
    assert row["mean"] == pytest.approx(again.mean(), abs=0.006)
    usual = data.load("game_sensitivity").iloc[0]
    again = contests.in_fields([strategies.STRATEGIES["Partner"]], 400, 1, fields=("random",)).points[0, 0, 0]
    assert usual["partner"] == pytest.approx(again.mean(), abs=0.006)


def test_no_strategy_that_was_found_is_best_in_every_company():
    found = data.load("game_search")
    worst = found.loc[found.groupby("candidate")["behind"].idxmax()]
    assert (worst["behind"] > 3 * worst["behind_error"]).all()
    assert worst["behind"].min() > 2
    written = contests.behind(data.load("game_pairings"))
    assert written.groupby("strategy")["behind"].max().min() > 2
    assert written["best"].nunique() >= 5


def test_a_log_that_cannot_be_read_is_named():
    texts = logs.made_up(42)
    name, text = next(iter(texts.items()))
    with pytest.raises(InputError, match=r"game-Red-42\.csv, row 1: the log has no column plan_minor"):
        logs.read({name: text.replace("plan_minor", "minor", 1)})
    with pytest.raises(InputError, match="table Red: seat 0 has two rows for round 1"):
        logs.read(texts | {"again.csv": text})
    with pytest.raises(InputError, match="there is no file to read"):
        logs.read([])
    assert len(logs.read({name: "\ufeff" + text.replace("\r\n", "\n")})) == len(text.splitlines()) - 1


def test_a_game_of_the_made_up_class_is_that_of_the_crowds_cards():
    log = logs.read(logs.made_up(42))
    rounds = log.groupby("table")["round"].max()
    assert rounds.nunique() == 1, "the die of the seed ends all tables at once"
    assert logs.crowd(42, games=50).equals(logs.crowd(42, games=50))
