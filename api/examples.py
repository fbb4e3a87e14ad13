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
    "the newest listings first": {
        "resume_text": RESUME,
        "weights": {"recency": 60},
        "most_per_company": 2,
    },
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
    "next_cursor": "WzAsIDEwLCAiOTZjNzFiZDA3NTRhNzk3NyJd",
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
            "score": 69.2,
            "components": [
                {"name": "meaning", "value": 0.8461, "weight": 51.95, "points": 44},
                {"name": "words", "value": 0.5524, "weight": 15.58, "points": 8.6},
                {"name": "skills", "value": 0.0499, "weight": 12.99, "points": 0.7},
                {"name": "salary", "value": 0.7333, "weight": 7.79, "points": 5.7},
                {"name": "location", "value": 1, "weight": 7.79, "points": 7.8},
                {"name": "recency", "value": 0.6249, "weight": 3.9, "points": 2.4},
            ],
            "two_way": {"for_candidate": 83.9, "for_listing": 66.1},
            "eligibility": [
                {
                    "criterion": "salary",
                    "verdict": "pass",
                    "evidence": {
                        "text": "£31,000 - £38,500",
                        "start": 0,
                        "end": 17,
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
                    "kind": "licence",
                    "names": ["NMC registration"],
                    "requirement": "NMC registration",
                    "requirement_span": {"start": 121, "end": 137},
                    "context_span": {"start": 121, "end": 148},
                    "required": True,
                    "match": None,
                    "match_span": None,
                    "similarity": 0,
                    "met": False,
                },
                {
                    "kind": "skill",
                    "names": ["IV therapy"],
                    "requirement": "IV therapy",
                    "requirement_span": {"start": 90, "end": 100},
                    "context_span": {"start": 0, "end": 120},
                    "required": None,
                    "match": "IV therapy",
                    "match_span": {"start": 57, "end": 67},
                    "similarity": 1,
                    "met": True,
                },
                {
                    "kind": "passage",
                    "names": [],
                    "requirement": LISTING["description"],
                    "requirement_span": {"start": 0, "end": 148},
                    "context_span": {"start": 0, "end": 148},
                    "required": None,
                    "match": RESUME,
                    "match_span": {"start": 0, "end": 110},
                    "similarity": 0.5663,
                    "met": None,
                },
            ],
            "matched_skills": ["IV therapy"],
            "missing_skills": ["NMC registration"],
            "distance_km": 0.0,
            "duplicates": [
                {
                    "id": "e3522c3b-a1e9-5786-93f6-fadaeaffc370",
                    "source": "example-board",
                    "external_id": "4711",
                    "url": "https://jobs.example.com/4711",
                    "location": "Bradford",
                }
            ],
        }
    ],
}
