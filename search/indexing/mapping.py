"""Which column of a table holds which field of a listing."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from models.errors import InvalidInput

# Names that are in use, the likeliest first, folded to lower-case letters.
NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "external_id": ("externalid", "id", "jobid", "listingid", "postingid", "vacancyid", "reference",
                    "jobreference", "refnumber", "uniqid", "guid", "identifier"),
    "title": ("title", "jobtitle", "positionname", "position", "role", "jobname", "name",
              "vacancytitle", "stellentitel"),
    "company": ("company", "companyname", "employer", "employername", "organisation",
                "organization", "org", "hiringorganization", "advertiser", "firma"),
    "description": ("description", "jobdescription", "fulldescription", "jobdesc", "details",
                    "body", "text", "content", "summary", "beschreibung"),
    "url": ("url", "joburl", "link", "joblink", "applyurl", "externalurl", "href"),
    "location": ("location", "joblocation", "place", "locality", "city", "town", "address", "ort"),
    "region": ("region", "state", "county", "province", "addressregion"),
    "country": ("country", "countrycode", "addresscountry"),
    "postcode": ("postcode", "postalcode", "zip", "zipcode"),
    "lat": ("lat", "latitude"),
    "lon": ("lon", "lng", "long", "longitude"),
    "salary_text": ("salarytext", "salary", "salaryestimate", "pay", "compensation", "salaryrange",
                    "wage", "remuneration", "salaryoffered"),
    "salary_min": ("salarymin", "minsalary", "minimumsalary", "salaryfrom", "paymin"),
    "salary_max": ("salarymax", "maxsalary", "maximumsalary", "salaryto", "paymax"),
    "salary_currency": ("salarycurrency", "currency", "paycurrency"),
    "salary_period": ("salaryperiod", "salaryunit", "payperiod", "salarytype", "rateby"),
    "remote": ("remote", "isremote", "remoteallowed", "workfromhome", "workplacetype",
               "remotework"),
    "employment_type": ("employmenttype", "jobtype", "contracttype", "type", "worktype",
                        "contract"),
    "seniority": ("seniority", "senioritylevel", "experiencelevel", "level"),
    "posted_at": ("postedat", "dateposted", "posteddate", "postdate", "publishedat", "published",
                  "createdat", "posted", "date"),
    "expires_at": ("expiresat", "validthrough", "expirydate", "closingdate", "deadline",
                   "expires"),
}  # fmt: skip
REQUIRED: Final = ("title", "description")
PLACE_COLUMNS: Final = ("location", "region", "country", "postcode", "lat", "lon")
PAY_COLUMNS: Final = ("salary_min", "salary_max", "salary_currency", "salary_period")


def guessed_mapping(columns: Sequence[str]) -> dict[str, str]:
    """Field to column, by the columns' names. A column serves one field only."""
    folded = {re.sub(r"[^a-z]", "", column.lower()): column for column in reversed(columns)}
    mapping: dict[str, str] = {}
    taken: set[str] = set()
    for field, names in NAMES.items():
        column = next(
            (folded[name] for name in names if folded.get(name, "") not in taken | {""}), None
        )
        if column is not None:
            mapping[field] = column
            taken.add(column)
    return mapping


def set_mapping(
    guessed: Mapping[str, str], columns: Sequence[str], wishes: Sequence[str]
) -> dict[str, str]:
    """The guess with the user's `field=column` wishes over it; `field=` leaves a field out.

    Raises InvalidInput for a field or column that is not there, or without title or description.
    """
    mapping = dict(guessed)
    for wish in wishes:
        field, equals, column = wish.partition("=")
        if not equals or field not in NAMES:
            raise InvalidInput(f"--map {wish}: write FIELD=COLUMN, FIELD of {', '.join(NAMES)}.")
        if column and column not in columns:
            raise InvalidInput(f"--map {wish}: the columns are {', '.join(columns)}.")
        mapping.pop(field, None)
        if column:
            mapping[field] = column
    missing = [field for field in REQUIRED if field not in mapping]
    if missing:
        raise InvalidInput(
            f"No column was found for {' and '.join(missing)}: name it by --map, as in "
            f"--map {missing[0]}={columns[0] if columns else 'COLUMN'}."
        )
    return mapping


def mapped(raw: Mapping[str, object], mapping: Mapping[str, str]) -> dict[str, object]:
    """A row of a table in the fields of a listing."""
    row = {field: raw[column] for field, column in mapping.items() if column in raw}
    plain = {name: value for name, value in row.items() if name not in PLACE_COLUMNS + PAY_COLUMNS}
    return {**plain, **_place(row), **_pay(row)}


def _place(row: Mapping[str, object]) -> dict[str, object]:
    """One location from the columns that speak of it; coordinates make it an object."""
    if "lat" in row and "lon" in row:
        place = {"name": row.get("location"), **{name: row.get(name) for name in PLACE_COLUMNS[1:]}}
        return {"locations": [{name: value for name, value in place.items() if value is not None}]}
    words = ("location", "region", "postcode", "country")
    parts = [str(row[name]) for name in words if row.get(name)]
    return {"location": ", ".join(parts)} if parts else {}


def _pay(row: Mapping[str, object]) -> dict[str, object]:
    """Pay in numbers, where currency and period have columns of their own too."""
    low, high, currency, period = (row.get(name) for name in PAY_COLUMNS)
    if currency is None or period is None or (low is None and high is None):
        return {}
    ends = {"min": low, "max": high}
    amounts = {end: amount for end, amount in ends.items() if amount is not None}
    return {"salary": {**amounts, "currency": currency, "period": str(period).lower()}}
