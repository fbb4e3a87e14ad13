"""Requests and an answer for the documentation. A test sends and checks each of them."""

from typing import Any, Final

RESUME: Final = (
    "Staff nurse, eight years on a respiratory ward in Leeds. IV therapy, tracheostomy care, "
    "mentoring of students."
)
LISTING: Final[dict[str, Any]] = {
    "external_id": "ward-7-2026",
    "source": "example-hospital",
    "title": "Staff nurse, respiratory ward",
    "company": "Example Hospital",
    "description": "You care for patients with acute and long-term lung conditions on a ward of "
    "28 beds, give IV therapy and teach students. NMC registration is needed.",
    "location": "Leeds",
    "salary_text": "£31,000 - £38,500 per annum",
    "employment_type": "full_time",
    "posted_at": "2026-11-02",
}
CANDIDATE: Final[dict[str, Any]] = {"resume_text": RESUME, "external_id": "applicant-7"}
FILTERS: Final[dict[str, Any]] = {
    "salary": {"min": 35000, "currency": "GBP", "period": "year"},
    "locations": [{"place": "Leeds", "radius_km": 30}],
}
MATCHES: Final[dict[str, Any]] = {
    "listings for a résumé": {"resume_text": RESUME, "filters": FILTERS, "limit": 10},
    "candidates for a listing": {
        "listing_text": LISTING["description"],
        "filters": {"skills_required": ["Nursing"]},
    },
}
SEARCH: Final[dict[str, Any]] = {
    "q": "night shift nurse in a small hospital",
    "filters": {"countries": ["GB"], "unknown": "exclude"},
}
ANSWER: Final[dict[str, Any]] = {
    "request_id": "03d46825ffb24d2ea634c92fa63e7bd1",
    "model": "sentence-transformers/all-MiniLM-L6-v2@1110a24:int8",
    "retrieval": {"mode": "exact", "complete": True, "considered": 21},
    "total": {"value": 21, "relation": "eq"},
    "next_cursor": "WzEwLCAiOTY3ODVlYzFiZTRkNjgxMCJd",
    "results": [
        {
            "listing": {
                "id": "94b20478-b4ed-5a9b-8a14-83ff1cb4e03c",
                "source": "example-hospital",
                "external_id": "ward-7-2026",
                "title": LISTING["title"],
                "company": LISTING["company"],
                "description": LISTING["description"],
                "url": None,
                "location": "Leeds",
                "locations": [
                    {
                        "name": "Leeds",
                        "country": "GB",
                        "region": "GB-ENG",
                        "lat": 53.796,
                        "lon": -1.548,
                    }
                ],
                "remote": None,
                "remote_countries": [],
                "remote_regions": [],
                "remote_time_zones": [],
                "office_days": None,
                "salary_text": LISTING["salary_text"],
                "salary": {
                    "min": 31000,
                    "max": 38500,
                    "currency": "GBP",
                    "period": "year",
                    "annual_min": 31000,
                    "annual_max": 38500,
                },
                "employment_type": "full_time",
                "employment_types": ["full_time"],
                "seniority": None,
                "languages": ["en"],
                "summary": [
                    "You care for patients with acute and long-term lung conditions on a ward of 28"
                    " beds, give IV therapy and teach students."
                ],
                "requirements": {
                    "skills_required": ["NMC registration"],
                    "skills_preferred": [],
                    "skills_mentioned": ["IV therapy"],
                    "years": [],
                    "degrees": [],
                    "licences": [{"licence": "NMC registration", "required": True}],
                    "clearances": [],
                    "work_permit": [],
                    "languages": [],
                },
                "industry": None,
                "occupation": None,
                "posted_at": "2026-11-02T00:00:00Z",
                "expires_at": None,
                "created_at": "2026-11-03T08:15:00Z",
                "updated_at": "2026-11-03T08:15:00Z",
            },
            "candidate": None,
            "score": 66.4,
            "components": [
                {"name": "meaning", "value": 0.65, "weight": 70, "points": 45.5},
                {"name": "salary", "value": 0.4667, "weight": 12, "points": 5.6},
                {"name": "location", "value": 1, "weight": 12, "points": 12},
                {"name": "recency", "value": 0.55, "weight": 6, "points": 3.3},
            ],
            "eligibility": [
                {
                    "criterion": "salary",
                    "verdict": "pass",
                    "evidence": {
                        "text": "£31,000 - £38,500 per annum",
                        "start": 0,
                        "end": 27,
                        "source": "salary_text",
                    },
                },
                {
                    "criterion": "locations",
                    "verdict": "pass",
                    "evidence": {"text": "Leeds", "start": 0, "end": 5, "source": "location"},
                },
            ],
            "evidence": [
                {
                    "requirement": LISTING["description"],
                    "requirement_span": {"start": 0, "end": 148},
                    "match": RESUME,
                    "match_span": {"start": 0, "end": 110},
                    "similarity": 0.6321,
                }
            ],
            "matched_skills": ["Nursing"],
            "missing_skills": [],
            "distance_km": 0.0,
        }
    ],
}
