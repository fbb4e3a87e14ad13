"""The sections of a résumé, by their headings in English, German, French and Spanish."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from models.evidence import Span


class SectionKind(StrEnum):
    """What a section is about."""

    HEAD = "head"
    """What stands before the first heading: mostly name, title and contact."""
    SUMMARY = "summary"
    WORK = "work"
    EDUCATION = "education"
    SKILLS = "skills"
    LANGUAGES = "languages"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a résumé, its heading left out."""

    kind: SectionKind
    span: Span


HEADINGS: Final[dict[SectionKind, str]] = {
    SectionKind.SUMMARY: """summary|professional summary|executive summary|career summary
        |summary of qualifications|profile|professional profile|personal profile|career overview
        |career focus|professional overview|profile summary|qualifications summary|overview
        |highlights of qualifications|about|about me|objective|career objective|personal statement
        |professional background
        |profil|kurzprofil|über mich|zusammenfassung|persönliches profil|berufliches profil
        |à propos|profil professionnel|résumé professionnel|objectif|accroche
        |perfil|perfil profesional|sobre mí|resumen|resumen profesional|objetivo|extracto""",
    SectionKind.WORK: """experience|work experience|professional experience|employment
        |employment history|work history|employment experience|career history|relevant experience
        |job history|positions held|career|current post|earlier posts|current position|current role
        |previous positions|previous roles|other experience|additional experience
        |professional history|clinical experience|teaching experience
        |berufserfahrung|beruflicher werdegang|berufspraxis|werdegang|praktische erfahrung
        |berufstätigkeit|praktika|praxiserfahrung|beruflicher lebenslauf|arbeitserfahrung
        |expérience|expériences|expérience professionnelle|expériences professionnelles
        |parcours professionnel|emplois|stages|experiencia|experiencia laboral
        |experiencia profesional|trayectoria profesional|historial laboral""",
    SectionKind.EDUCATION: """education|education and training|academic background|academics
        |academic qualifications|educational qualifications|educational background|studies
        |qualifications|training|education and qualifications|academic history
        |ausbildung|bildung|bildungsweg|schulbildung|studium|schulische ausbildung
        |akademische ausbildung|ausbildung und studium|weiterbildung|weiterbildungen
        |formation|formations|études|diplômes|diplômes et formations|cursus|parcours scolaire
        |educación|formación|formación académica|estudios|títulos|formación complementaria""",
    SectionKind.SKILLS: """skills|key skills|technical skills|core skills|core competencies
        |competencies|skill highlights|highlights|areas of expertise|expertise|core strengths
        |core qualifications|technical proficiency|technical proficiencies|technologies|tools
        |technical expertise|professional skills|software|computer skills|it skills|strengths
        |kenntnisse|fähigkeiten|fachkenntnisse|edv-kenntnisse|kompetenzen|it-kenntnisse
        |kenntnisse und fähigkeiten|besondere kenntnisse|technische kenntnisse|stärken
        |compétences|compétences clés|compétences techniques|savoir-faire|informatique|logiciels
        |habilidades|competencias|aptitudes|conocimientos|conocimientos informáticos|informática
        |competencias técnicas""",
    SectionKind.LANGUAGES: """languages|language skills|spoken languages|sprachen
        |sprachkenntnisse|fremdsprachen|langues|langues étrangères|idiomas""",
    SectionKind.OTHER: """references|interests|hobbies|hobbies and interests|publications|awards
        |honors|honours|achievements|accomplishments|certifications|certificates|licenses
        |licenses and certifications|affiliations|memberships|volunteering|volunteer work
        |volunteer experience|community service|projects|personal projects|personal information
        |personal details|additional information|contact|contact details|contact information
        |links|military service|activities|extracurricular activities|courses|patents
        |kontakt|persönliche daten|angaben zur person|interessen|referenzen|zertifikate|ehrenamt
        |auszeichnungen|projekte|publikationen|veröffentlichungen|sonstiges|freizeit|kontaktdaten
        |hobbys|ehrenamtliches engagement|kurse
        |centres d'intérêt|loisirs|références|certifications professionnelles|projets|bénévolat
        |coordonnées|informations personnelles|divers|intereses|referencias|certificados
        |certificaciones|voluntariado|proyectos|datos personales|contacto|aficiones|cursos
        |premios""",
}
"""The headings of each kind in lower case, divided by bars."""

LONGEST_HEADING: Final = 50

_KINDS: Final = {
    " ".join(heading.split()): kind
    for kind, headings in HEADINGS.items()
    for heading in headings.split("|")
}
_LINE: Final = re.compile(r"[^\n]+")
_AROUND: Final = " \t:.-–—•*#_=|·►▪●■"
_AND: Final = re.compile(r"\s*[&/+]\s*|\s+(?:und|et|y|e)\s+")


def heading_kind(line: str) -> SectionKind | None:
    """What section a line begins, or None: it is no heading."""
    if len(line) > LONGEST_HEADING:
        return None
    words = " ".join(line.strip(_AROUND).lower().split())
    if words in _KINDS:
        return _KINDS[words]
    parts = _AND.sub(" and ", words).split(" and ")
    kinds = [_KINDS.get(part) for part in parts]
    return kinds[0] if len(parts) > 1 and all(kinds) else None


def read_sections(text: str) -> list[Section]:
    """The whole text in sections, in order; the first is the head, which may be empty."""
    kind, start, sections = SectionKind.HEAD, 0, []
    for line in _LINE.finditer(text):
        found = heading_kind(line[0])
        if found is not None:
            sections.append(Section(kind, Span(start, line.start())))
            kind, start = found, line.end()
    return [*sections, Section(kind, Span(start, len(text)))]
