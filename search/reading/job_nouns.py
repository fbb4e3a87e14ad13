"""Words that are the head of a job's title, so that a line which holds one may be a title."""

import re
from typing import Final

WORDS: Final = frozenset(
    """
    accountant actor actuary adjunct adjuster administrator adviser advisor advocate agent
    agronomist aide ambassador anaesthetist analyst animator apprentice arborist architect
    archivist artist assembler assessor assistant associate astronomer attendant attorney
    auditor author aviator baker banker barber barista barrister bartender beautician bellhop
    bellman biologist boilermaker bookkeeper bricklayer broker builder busser butcher butler
    buyer captain caregiver carer caretaker carpenter cashier caterer ceo cfo chair chairman
    chauffeur chef chemist chiropractor cio cleaner clerk clinician cna co-founder
    co-ordinator coach colleague commander comptroller concierge conductor conservator
    consultant contractor controller coo cook coordinator copilot copywriter corporal
    counsellor counselor courier crew crewman cto curator custodian dealer dean decorator
    deputy designer detective developer dietitian director dispatcher dj doctor drafter
    draftsman draughtsman driver ecologist economist editor educator electrician embalmer
    employee emt engineer entrepreneur estimator evaluator evp examiner executive expert
    fabricator facilitator farmer farmhand fellow firefighter fitter florist forecaster
    foreman forester founder freelancer fundraiser gardener generalist geologist glazier
    goldsmith graduate greeter grinder groomer groundskeeper guard guide gynaecologist
    hairdresser handler handyman head headteacher helper historian host hostess housekeeper
    hygienist illustrator influencer inspector installer instructor intern internist
    interpreter investigator janitor jeweller joiner journalist judge keeper laborer labourer
    landscaper lawyer lead leader lecturer librarian lieutenant lifeguard linguist loader
    locksmith logger lpn machinist maid maintainer manager marine marketer mason mathematician
    mechanic mechatronics mediator merchandiser meteorologist microbiologist midwife milker
    millwright miner minister model mover musician nanny negotiator neurologist notary nurse
    nutritionist officer operative operator optician optometrist orderly organizer packer
    painter paralegal paramedic partner pathologist pediatrician performer pharmacist
    phlebotomist photographer physician physicist physiotherapist picker pilot planner
    plasterer plumber podiatrist policeman porter postdoc practitioner preparer presenter
    president presser principal processor producer professor programmer promoter proofreader
    psychiatrist psychologist publisher purchaser radiographer radiologist realtor
    receptionist recruiter registrar rep reporter representative researcher rigger rn roofer
    roustabout sailor salesman salesperson saleswoman scaffolder scholar scientist seamstress
    secretary seller sergeant server setter sewer shepherd shopkeeper signalman singer
    sociologist soldier solicitor sommelier specialist staff statistician steelworker steward
    stewardess stocker stonemason storekeeper strategist student stylist superintendent
    supervisor surgeon surveyor svp tailor teacher tech technician teller tester therapist
    tiler toolmaker trader tradesman trainee trainer translator treasurer tutor typist
    undergraduate undertaker underwriter upholsterer valet vet veteran veterinarian
    videographer volunteer vp waiter waitress warden watchmaker weaver webmaster welder worker
    writer zoologist
    altenpfleger anwalt anwältin arzt auszubildende auszubildender azubi bauleiter berater
    beraterin betreuer betreuerin buchhalter buchhalterin bäcker chefarzt direktor direktorin
    dozent dozentin elektriker elektroniker entwickler ergotherapeut erzieher erzieherin
    fachangestellte fachangestellter fachkraft fahrer fahrerin friseur friseurin führer
    geschäftsführer geschäftsführerin geselle gärtner hausmeister hebamme helfer helferin
    informatiker ingenieur ingenieurin kassierer kassiererin kauffrau kaufmann kellner
    kellnerin koch konditor krankenschwester köchin laborant laborantin lagerist lehrer
    lehrerin leiter leiterin logopäde maler maurer mechaniker mechatroniker meister metzger
    mitarbeiter mitarbeiterin monteur optiker pflegehelfer pfleger pflegerin physiotherapeut
    praktikant praktikantin programmierer psychologe redakteur referent referentin
    reinigungskraft sachbearbeiter sachbearbeiterin schlosser schneider schreiner sekretärin
    servicekraft steuerberater teamleiter techniker tischler trainer verkäufer verkäuferin
    vertreter vertriebsmitarbeiter werkstudent werkstudentin wissenschaftler
    zerspanungsmechaniker zimmerer ärztin
    acheteur agent aide aide-soignant aide-soignante analyste animateur animatrice apprenti
    architecte assistant assistante attaché avocat avocate boulanger caissier caissière
    cariste chargé chargée chauffeur chef chercheur coiffeur coiffeuse commercial commerciale
    comptable conducteur conseiller conseillère consultant consultante coordinateur
    coordinatrice cuisinier cuisinière directeur directrice développeur développeuse employé
    employée enseignant enseignante formateur formatrice gestionnaire gérant hôtesse infirmier
    infirmière ingénieur ingénieure jardinier juriste livreur magasinier manutentionnaire
    maçon menuisier mécanicien médecin opérateur opératrice ouvrier peintre pharmacien
    plombier professeur préparateur psychologue responsable réceptionniste rédacteur
    rédactrice secrétaire serveur serveuse soudeur stagiaire technicien technicienne vendeur
    vendeuse éducateur éducatrice électricien
    abogada abogado administrativa administrativo agente albañil analista arquitecto asesor
    asesora asistente auxiliar ayudante azafata becaria becario camarera camarero carpintero
    chófer cocinera cocinero comercial conductor conserje consultor consultora contable
    coordinador coordinadora dependienta dependiente desarrollador desarrolladora director
    directora diseñador diseñadora electricista encargada encargado enfermera enfermero
    farmacéutico fontanero formador gerente gestor gestora informático ingeniera ingeniero
    investigador jardinero jefa jefe limpiador limpiadora maestra maestro mecánico monitor
    mozo médico operaria operario peluquera peluquero periodista profesor profesora
    programador programadora psicóloga psicólogo recepcionista repartidor responsable
    secretaria secretario soldador trabajador trabajadora técnica técnico vendedor vendedora
    """.split()  # noqa: SIM905  # a list of quoted words would hide the words
)

GERMAN_ENDINGS: Final = (
    "arzt", "ärztin", "anwalt", "berater", "beraterin", "betreuer", "betreuerin", "buchhalter",
    "buchhalterin", "elektroniker", "entwickler", "entwicklerin", "fachkraft", "fahrer", "fahrerin",
    "führer", "führerin", "helfer", "helferin", "informatiker", "ingenieur", "ingenieurin",
    "kauffrau", "kaufmann", "koch", "köchin", "lehrer", "lehrerin", "leiter", "leiterin",
    "mechaniker", "mechatroniker", "meister", "meisterin", "mitarbeiter", "mitarbeiterin",
    "monteur", "pfleger", "pflegerin", "schlosser", "schwester", "techniker", "technikerin",
    "therapeut", "therapeutin", "verkäufer", "verkäuferin", "vertreter", "wirt", "wirtin",
)  # fmt: skip
"""What German compounds end in: Softwareentwickler, Bauleiterin."""

_WORD: Final = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
_GENDER: Final = re.compile(r"(?<=\w)[:*/_·]-?(?:innen|in|frau|euse|rice|ère|e|a|ora)\b")


def holds_job_noun(words: str) -> bool:
    """Whether any word names a job, in whatever case: `Pflegehelfer*in` and `Nurses` do."""
    plain = _GENDER.sub("", words.lower())
    return any(is_job_noun(word[0]) for word in _WORD.finditer(plain))


def is_job_noun(word: str) -> bool:
    """Whether a lower-case word names a job."""
    return word in WORDS or word.removesuffix("s") in WORDS or word.endswith(GERMAN_ENDINGS)
