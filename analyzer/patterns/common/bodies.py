"""Nouns by which speakers are described: who stands with whom, who speaks for a body, who against somebody."""

from __future__ import annotations

_GROUPS = {
    "gov": "government ministry minister official authority state administration cabinet regime junta department"
    " treasury kremlin ministers downing palace foreign-ministry secretary",
    "army": "army military troop soldier force general colonel commander lieutenant brigade navy captain major admiral"
    " battalion regiment marine airman brigadier marshal conscript gunner defence",
    "police": "police constable superintendent inspector detective sheriff commissioner constabulary sergeant policeman"
    " policewoman deputy patrolman",
    "armed": "rebel insurgent militant fighter guerrilla militia separatist jihadist gunman insurgency militiaman",
    "company": "company firm management manager director executive owner factory plant employer operator developer boss"
    " corporation shareholder board chemist manufacturer supplier contractor retailer investor"
    " landlord mill mine smelter refinery carmaker airline bank",
    "union": "union steward striker docker picket worker employee staff branch crew",
    "civic": "protester marcher demonstrator campaigner activist marshal organiser organizer volunteer campaign march"
    " protest petitioner",
    "people": "resident villager local neighbour neighbor islander townspeople householder inhabitant",
    "kin": "family relative mother father widow brother sister parent uncle aunt cousin son daughter kin",
    "law": "prosecutor prosecution",
}
FAMILIES: dict[str, str] = {noun: name for name, nouns in _GROUPS.items() for noun in nouns.split()}
"""Nouns of people who stand together where nothing tells them apart → their family."""
SPEAKS_FOR = frozenset(
    "spokesman spokeswoman spokesperson spokespeople lawyer lawyers solicitor barrister attorney agent agents aide"
    " aides adviser advisers advisor advisors leader leaders chief head boss chairman chairwoman chair president"
    " secretary director member members colleague colleagues friend friends representative representatives engineer"
    " scientist surveyor biologist economist economists accountant expert officer officers official officials"
    " source sources commander general colonel captain minister deputy envoy ambassador delegate negotiator"
    " negotiators treasurer convener organiser organizer coordinator manager owner owners supporter supporters ally"
    " allies counsel statement website letter report records branch editor captain coach head-teacher headteacher"
    " captain sergeant lieutenant staff media television agency radio".split()
)
"""These speak for the body named beside them."""
AGAINST = frozenset(
    "opponent opponents rival rivals critic critics counterpart counterparts foe foes enemy enemies accuser accusers"
    " employer employers boss bosses landlord landlords neighbour neighbours neighbor neighbors attacker attackers"
    " challenger successor predecessor victim victims ex-husband ex-wife".split()
)
"""*Her opponent* is another side than hers."""


def bare(low: str) -> str:
    """A word without its possessive ending."""
    return low[:-2] if low.endswith("'s") else low


def single(low: str) -> str:
    """The singular of a noun, roughly."""
    low = bare(low)
    if low.endswith("ies") and len(low) > 5:
        return low[:-3] + "y"
    if low.endswith("men") and len(low) > 4:
        return low[:-3] + "man"
    if low in {"police", "news"} or low.endswith(("ss", "us", "is")):
        return low
    return low[:-1] if low.endswith("s") and len(low) > 3 else low


SPOKESMEN = SPEAKS_FOR | {single(noun) for noun in SPEAKS_FOR}
"""The same with their singulars."""
