# Navnet på hver lagret kode: code-<liste>-<kode>, der _ og . i koden er blitt -.

## Regioner i Bufetat
code-region-ost = Øst
code-region-sor = Sør
code-region-vest = Vest
code-region-midt = Midt-Norge
code-region-nord = Nord

## Statsforvalterembeter
code-office-ostfold-buskerud-oslo-akershus = Statsforvalteren i Østfold, Buskerud, Oslo og Akershus
code-office-innlandet = Statsforvalteren i Innlandet
code-office-vestfold-telemark = Statsforvalteren i Vestfold og Telemark
code-office-agder = Statsforvalteren i Agder
code-office-rogaland = Statsforvalteren i Rogaland
code-office-vestland = Statsforvalteren i Vestland
code-office-more-romsdal = Statsforvalteren i Møre og Romsdal
code-office-trondelag = Statsforvalteren i Trøndelag
code-office-nordland = Statsforvalteren i Nordland
code-office-troms-finnmark = Statsforvalteren i Troms og Finnmark

## Anmodningen
code-request-kind-acute = Akutt
code-request-kind-planned = Planlagt
code-request-kind-internal-acute = Intern akutt

code-request-status-open = Åpen
code-request-status-accepted = Tilbud akseptert
code-request-status-moved-in = Barnet har flyttet inn
code-request-status-withdrawn = Trukket

code-legal-basis-p3-2 = § 3-2
code-legal-basis-p4-1 = § 4-1
code-legal-basis-p4-2 = § 4-2
code-legal-basis-p4-4 = § 4-4
code-legal-basis-p4-5 = § 4-5
code-legal-basis-p5-1 = § 5-1
code-legal-basis-p6-1 = § 6-1
code-legal-basis-p6-2 = § 6-2
code-legal-basis-p6-6 = § 6-6

code-measure-institution = Barnevernsinstitusjon
code-measure-foster-home = Fosterhjem
code-measure-emergency-foster-home = Beredskapshjem
code-measure-specialised-foster-home = Spesialisert fosterhjem
code-measure-mst = Multisystemisk terapi (MST)
code-measure-parent-child-centre = Senter for foreldre og barn

code-target-group-acute = Akutt
code-target-group-care = Omsorg
code-target-group-treatment-low = Behandling lav
code-target-group-treatment-high = Behandling høy
code-target-group-substance-use = Rus

code-channel-phone = Telefon
code-channel-service = Denne tjenesten
code-channel-system = Fagsystem
code-channel-written = Brev, henvisning eller e-post
code-channel-meeting = Møte

code-place-of-stay-home = Hjemme
code-place-of-stay-municipal-temporary = Midlertidig løsning i kommunal regi
code-place-of-stay-existing-measure = Eksisterende tiltak (institusjon eller fosterhjem)
code-place-of-stay-family-or-network = Familie eller nettverk
code-place-of-stay-hospital = Sykehus eller lignende
code-place-of-stay-custody = Fengsel, arrest eller varetekt
code-place-of-stay-unknown = Ukjent oppholdssted eller på rømmen

code-harm-kind-runaway = Rømming
code-harm-kind-overdose = Overdose
code-harm-kind-violence = Vold
code-harm-kind-offence = Lovbrudd
code-harm-kind-imprisonment = Fengsling
code-harm-kind-coercion = Bruk av tvang
code-harm-kind-hospital = Innleggelse på sykehus

code-judgement-yes = Ja
code-judgement-no = Nei
code-judgement-not-assessed = Ikke vurdert

code-withdrawal-reason-other-solution = Kommunen fant en annen løsning
code-withdrawal-reason-planned-instead = Planlagt plassering i stedet
code-withdrawal-reason-gave-up = Kommunen ga opp å vente
code-withdrawal-reason-decision-lapsed = Vedtaket falt bort
code-withdrawal-reason-tribunal-dismissed = Nemnda avviste saken
code-withdrawal-reason-imprisoned = Barnet ble fengslet
code-withdrawal-reason-turned-eighteen = Barnet fylte 18 år
code-withdrawal-reason-moved-municipality = Barnet flyttet til en annen kommune

## Tilbudet
code-offer-status-standing = Venter på svar
code-offer-status-expired = Utløpt uten svar
code-offer-status-accepted = Akseptert
code-offer-status-declined = Avslått
code-offer-status-withdrawn = Trukket av Bufetat
code-offer-status-moved-in = Barnet har flyttet inn

code-decline-reason-distance = For stor avstand
code-decline-reason-unsuitable = Ikke egnet for barnets behov
code-decline-reason-target-group = Feil målgruppe
code-decline-reason-siblings = Søsken ville blitt skilt
code-decline-reason-safety = Ikke trygt for barnet
code-decline-reason-legal-basis = Passer ikke hjemmelen
code-decline-reason-too-late = Kom for sent
code-decline-reason-other-solution = Annen løsning var funnet
code-decline-reason-other = Annen grunn

code-unit-owner-state = Statlig
code-unit-owner-municipal = Kommunal
code-unit-owner-non-profit = Ideell leverandør
code-unit-owner-commercial = Kommersiell leverandør

## Hendelsen (mulig brudd)
code-breach-origin-engine = Registrert av tjenesten
code-breach-origin-person = Registrert av en person

code-breach-status-possible = Mulig brudd
code-breach-status-confirmed = Bekreftet av Bufetat
code-breach-status-rejected = Avvist av Bufetat

code-counted-kind-acute = Akutt
code-counted-kind-planned = Planlagt

code-severity-scale-2023-3 = Tre nivåer (2023)
code-severity-scale-2024-5 = Fem nivåer (fra 2024)

code-severity-level-three-low = Lav
code-severity-level-three-medium = Middels
code-severity-level-three-high = Høy
code-severity-level-five-little = Lite alvorlig
code-severity-level-five-lesser = Mindre alvorlig
code-severity-level-five-moderate = Moderat alvorlig
code-severity-level-five-considerable = Betydelig alvorlig
code-severity-level-five-severe = Svært alvorlig

code-fact-kind = Type
code-fact-danger = Fare for liv eller helse
code-fact-looked-after = Barnet er ivaretatt
code-fact-place = Oppholdssted
code-fact-harm-events = Skadehendelser
code-fact-hours-past = Timer over normen
code-fact-age = Alder

code-severity-source-proposed = Foreslått
code-severity-source-assessed = Vurdert

## Tilsyn
code-conclusion-breach = Brudd på bistandsplikten
code-conclusion-no-breach = Ikke brudd
code-conclusion-not-judged = Avsluttet uten vurdering av plikten

## Roller
code-role-kommune-saksbehandler = Kommune, saksbehandler
code-role-kommune-leder = Kommune, barnevernsleder
code-role-kommune-vakt = Kommune, barnevernsvakt
code-role-bufetat-inntak = Bufetat, inntak
code-role-bufetat-inntak-leder = Bufetat, leder for inntak
code-role-bufetat-region-leder = Bufetat, regionleder
code-role-statsforvalter-saksbehandler = Statsforvalter, saksbehandler
code-role-statsforvalter-leder = Statsforvalter, leder
code-role-bufdir-analyse = Bufdir, analyse
code-role-bufdir-leder = Bufdir, leder
code-role-departement-lese = Departementet, lesetilgang
code-role-drift-admin = Drift
code-role-revisor = Revisor

## Utfall av en anmodning
code-outcome-delivered = Tilbud til rett tid
code-outcome-disagreement = Tilbud til rett tid, uenighet om tilbudet
code-outcome-no-offer = Ikke tilbud til rett tid
code-outcome-withdrawn-before = Trukket før fristen
code-outcome-pending = Fristen er ikke gått ut
code-outcome-no-norm = Ingen norm for rett tid

## Telleregler
code-counting-rule-R1 = Tid er timer og minutter mellom to tidspunkter. Dager er antall midnatter mellom dem i norsk tid.
code-counting-rule-R2 = Tiden begynner første gang behovet ble meldt Bufetat, uansett kanal.
code-counting-rule-R3 = Første tilbud, første tilbud kommunen fant egnet og innflytting holdes fra hverandre.
code-counting-rule-R4 = Anmodninger, hendelser, barn og konklusjoner telles hver for seg og blandes aldri.
code-counting-rule-R5 = Et barn telles én gang for landet og én gang i hver region. Summen av regionene kan derfor være høyere enn tallet for landet; begge vises.
code-counting-rule-R6 = Alvorlighetsgrad for et barn er den høyeste blant barnets hendelser i perioden.
code-counting-rule-R7 = Skalaene med tre og fem nivåer regnes aldri om til hverandre og blandes aldri.
code-counting-rule-R8 = Konstaterte brudd telles etter datoen for konklusjonen. Etter datoen for hendelsen telles de i en egen tabell.
code-counting-rule-R9 = Hver tabell viser når tallene er tatt ut, og hvor mange som ligger bak. Det som er registrert senere, er ikke med.
code-counting-rule-R10 = Regionen er regionen kommunen hørte til da det skjedde.
code-counting-rule-R11 = Akutt eller planlagt følger hjemmelen på tidspunktet det telles for.
code-counting-rule-R12 = En tabell der radene ikke gir den trykte summen, blir ikke laget.
code-counting-rule-R13 = Små tall er ikke skjult. Rapporten er til intern bruk.

## Plikten gjelder ikke
code-outside-duty-only-in-special-cases = Bufetat kan bistå bare i særlige tilfeller
code-outside-duty-not-a-placement = Tiltaket er ikke et opphold utenfor hjemmet
code-outside-duty-may-be-offered = Bufetat kan tilby tiltaket, men har ikke plikt til det

## Søket etter plass
code-search-answer-no-answer = Ikke svar
code-search-answer-full = Fullt
code-search-answer-not-suited = Passer ikke for barnet
code-search-answer-perhaps = Kanskje, kommer tilbake
code-search-answer-free = Ledig plass

## Barnets nummer
code-number-kind-national = Fødselsnummer
code-number-kind-d-number = D-nummer
code-number-kind-duf = DUF-nummer

## Nemnda
code-nemnd-event-kind-decision-carried-out = Vedtaket er satt i verk
code-nemnd-event-kind-emergency-decision-sent = Akuttvedtaket er sendt nemnda
code-nemnd-event-kind-emergency-decision-received = Nemnda har mottatt akuttvedtaket
code-nemnd-event-kind-emergency-decision-approved = Akuttvedtaket er godkjent
code-nemnd-event-kind-emergency-decision-not-approved = Akuttvedtaket er ikke godkjent
code-nemnd-event-kind-petition-sent = Begjæring er sendt
code-nemnd-event-kind-petition-received = Nemnda har mottatt begjæringen
code-nemnd-event-kind-hearing-set = Forhandlingsmøte er berammet
code-nemnd-event-kind-decided = Nemnda har truffet vedtak
code-nemnd-event-kind-postponed = Forhandlingsmøtet er utsatt
code-nemnd-event-kind-dismissed = Begjæringen er avvist
code-nemnd-event-kind-extended = Fristen er forlenget

## Lovens frister
code-rule-care-petition = Begjæring etter akuttvedtak om omsorgsovertakelse (§ 4-2)
code-rule-institution-petition = Begjæring etter akuttvedtak om opphold i institusjon (§ 4-4)
code-rule-trafficking-petition = Begjæring etter akuttvedtak ved fare for menneskehandel (§ 4-5)
code-rule-care-order-carried-out = Omsorgsovertakelsen er satt i verk (§ 5-2)
code-rule-institution-order-carried-out = Opphold i institusjon uten samtykke er satt i verk (§ 6-2)
code-rule-trafficking-order-carried-out = Opphold i institusjon ved fare for menneskehandel er satt i verk (§ 6-6)
code-rule-tribunal-control = Nemndleders kontroll av akuttvedtaket (§ 14-22)

code-consequence-lapse = Vedtaket faller bort etter loven
code-consequence-target = Mål, uten virkning i seg selv

code-limit-owner-municipality = Kommunen
code-limit-owner-tribunal = Nemnda
code-limit-owner-bufetat = Bufetat

code-presumption-counting = Det er ikke avklart om domstolloven §§ 148–149 gjelder. Begge svar vises.
code-presumption-start-is-the-decision = Loven nevner ikke når fristen begynner. Tidspunktet for vedtaket er lagt til grunn.
code-presumption-resident-in-norway = Barnet er forutsatt bosatt i Norge.
code-presumption-dismissed-petition-does-not-count = En begjæring som er avvist, avbryter ikke fristen.

code-start-event-emergency-decision = Akuttvedtaket ble truffet
code-start-event-tribunal-decision = Nemnda traff vedtak
code-start-event-emergency-decision-received = Nemnda mottok akuttvedtaket

code-end-event-petition-sent = Begjæring ble sendt
code-end-event-petition-received = Begjæring ble mottatt
code-end-event-carried-out = Vedtaket ble satt i verk
code-end-event-moved-in = Barnet flyttet inn
code-end-event-decision-approved = Akuttvedtaket ble godkjent
code-end-event-decision-not-approved = Akuttvedtaket ble ikke godkjent

## Helligdager
code-holiday-new-year = Første nyttårsdag
code-holiday-maundy-thursday = Skjærtorsdag
code-holiday-good-friday = Langfredag
code-holiday-easter-sunday = Første påskedag
code-holiday-easter-monday = Andre påskedag
code-holiday-labour-day = Arbeidernes dag
code-holiday-constitution-day = Grunnlovsdagen
code-holiday-ascension = Kristi himmelfartsdag
code-holiday-whit-sunday = Første pinsedag
code-holiday-whit-monday = Andre pinsedag
code-holiday-christmas-day = Første juledag
code-holiday-second-christmas-day = Andre juledag
code-holiday-sunday = Søndag
