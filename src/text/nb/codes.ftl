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

code-notice-ending-not-needed = Behovet falt bort
code-notice-ending-family-or-network = Familie eller nettverk tar barnet
code-notice-ending-help-at-home = Hjelp der barnet bor, var nok
code-notice-ending-own-place = Kommunen fant et sted selv
code-notice-ending-no-decision = Det blir ikke fattet vedtak
code-notice-ending-mistake = Meldt ved en feil
code-notice-status-open = Står
code-notice-status-became-request = Ble anmodning
code-notice-status-ended = Avsluttet

code-enquiry-outcome-became-request = Ble anmodning
code-enquiry-outcome-advice = Bufetat ga råd
code-enquiry-outcome-no-places = Frafalt fordi det ikke var plasser
code-enquiry-outcome-nothing-suited = Frafalt fordi ingen plass passet
code-enquiry-outcome-not-needed = Behovet falt bort
code-unmade-reason-no-places = det ikke var plasser
code-unmade-reason-nothing-suited = det ikke finnes tilbud som passer
code-unmade-reason-too-far = plassene er for langt unna
code-unmade-reason-too-slow = det ville tatt for lang tid
code-unmade-reason-advised-against = Bufetat rådet oss fra det
code-unmade-reason-cost = egenandelen var for høy
code-unmade-reason-own-solution = vi løste det selv før vi rakk å be

code-sibling-wish-together = Samlet
code-sibling-wish-may-be-split = Kan deles

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

code-meeting-kind-invited = Innkalling
code-meeting-kind-held = Møte som er holdt
code-meeting-side-municipality = Kommunen
code-meeting-side-bufetat = Bufetat
code-meeting-side-family = Barnet og familien
code-meeting-side-other = Andre
code-meeting-rank-leader = Leder
code-meeting-rank-caseworker = Saksbehandler
code-meeting-rank-lawyer = Jurist
code-meeting-rank-specialist = Fagperson
code-meeting-rank-other = Annen
code-link-kind-join = Før sammen
code-link-kind-split = Del
code-link-decision-accepted = Godtatt
code-link-decision-rejected = Avslått
code-link-status-proposed = Venter på avgjørelse
code-link-status-accepted = Godtatt
code-link-status-rejected = Avslått
code-link-status-undone = Delt igjen
code-breach-cause-no-free-place = Ingen ledig plass
code-breach-cause-no-suited-place = Ingen plass som passet barnet
code-breach-cause-place-fell-through = En plass falt bort
code-breach-cause-searched-late = Letingen begynte for sent
code-breach-cause-facts-missing = Opplysninger manglet
code-breach-cause-handling = Svikt i saksbehandlingen
code-breach-cause-staffing = For få på vakt
code-breach-cause-unclear = Ikke avklart ennå
code-breach-cause-other = Annet
code-remedy-offer-made = Barnet har fått et tilbud
code-remedy-search-goes-on = Letingen fortsetter
code-remedy-place-made = En plass opprettes for barnet
code-remedy-routine-changed = En rutine er endret
code-remedy-staffing-changed = Flere er satt på vakt
code-remedy-nothing-yet = Ingenting ennå
code-remedy-other = Annet
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
code-conclusion-partial = Delvis brudd
code-conclusion-no-breach = Ikke brudd
code-conclusion-dismissed = Henlagt
code-conclusion-withdrawn = Saken er trukket
code-conclusion-not-judged = Avsluttet uten vurdering av plikten
code-supervision-state-received = Mottatt
code-supervision-state-statement = Innhenter uttalelse
code-supervision-state-preliminary = Foreløpig
code-supervision-state-comments = Kommentarfrist
code-supervision-state-final = Endelig
code-supervision-state-order-notice = Varsel om pålegg
code-supervision-state-order = Pålegg
code-supervision-state-closed = Lukket
code-supervised-not-opened = Ikke åpnet
code-supervised-going = Pågår
code-supervised-concluded = Konkludert

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

## Rapporten
code-edition-full = Full utgave (til intern bruk)
code-edition-internal = Intern utgave (ingen tall om færre enn tre)
code-edition-public = Offentlig utgave (ingen tall om færre enn fem)

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
code-counting-rule-R14 = Utnyttelse er opptatte plassdøgn delt på plassdøgnene som fantes. Et barn på to plasser teller to og vises som ekstra plass. Stengte plasser er ikke med, og grunnen er oppgitt.
code-counting-rule-R15 = Ventetid for fosterhjem er dager fra ønsket oppstart til innflytting, eller til slutten av perioden for dem som fortsatt venter. De to holdes fra hverandre.
code-history-series-established-breaches = Konstaterte brudd
code-history-series-possible-breaches = Mulige brudd (selvrapportert)
code-history-series-children-behind = Barn bak de mulige bruddene
code-history-series-referrals = Henvisninger
code-history-series-acute-orders = Akuttbestillinger
code-history-series-new-placements = Nye plasseringer
code-history-series-coercion-records = Tvangsprotokoller
code-history-series-in-institution = Barn i institusjon ved utgangen av perioden
code-history-series-waiting-for-foster-home = Barn som venter på fosterhjem etter ønsket oppstart, ved utgangen av perioden
code-history-series-state-places = Statlige plasser ved utgangen av perioden
code-history-series-private-places = Private plasser ved utgangen av perioden
code-history-series-mean-stay = Oppholdstid i døgn, gjennomsnitt
code-history-series-median-stay = Oppholdstid i døgn, median
code-history-series-mean-foster-wait = Ventetid for fosterhjem i døgn, gjennomsnitt
code-history-series-median-foster-wait = Ventetid for fosterhjem i døgn, median
code-history-split-whole = Ett tall
code-history-split-region = Region
code-history-split-kind = Akutt og planlagt
code-history-split-municipality = Kommune
code-history-split-month = Måned
code-history-split-severity = Alvorlighetsgrad
code-history-split-target-group = Målgruppe

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
code-rule-institution-petition = Begjæring etter akuttvedtak om opphold i institusjon når barnet utsetter sin utvikling for alvorlig fare (§ 4-4)
code-rule-institution-petition-in-force-2023 = Begjæring etter akuttvedtak om plassering i institusjon ved alvorlige atferdsvansker (§ 4-4)
code-rule-trafficking-petition = Begjæring etter akuttvedtak ved fare for menneskehandel (§ 4-5)
code-rule-care-order-carried-out = Omsorgsovertakelsen er satt i verk (§ 5-2)
code-rule-institution-order-carried-out = Opphold i institusjon uten samtykke er satt i verk (§ 6-2)
code-rule-institution-order-carried-out-in-force-2023 = Plassering i institusjon uten samtykke er satt i verk (§ 6-2)
code-rule-trafficking-order-carried-out = Opphold i institusjon ved fare for menneskehandel er satt i verk (§ 6-6)
code-rule-trafficking-order-carried-out-in-force-2023 = Plassering i institusjon ved fare for menneskehandel er satt i verk (§ 6-6)
code-rule-tribunal-control = Nemndleders kontroll av akuttvedtaket (§ 14-22)
code-rule-care-petition-abroad = Begjæring etter akuttvedtak om omsorgsovertakelse når barnet har vanlig bosted i utlandet (§ 4-2 fjerde ledd)
code-rule-institution-petition-abroad = Begjæring etter akuttvedtak om opphold i institusjon når barnet har vanlig bosted i utlandet (§ 4-4 tredje ledd)
code-rule-institution-petition-abroad-in-force-2023 = Begjæring etter akuttvedtak om plassering i institusjon når barnet har vanlig bosted i utlandet (§ 4-4 tredje ledd)
code-rule-moving-ban-duration = Lengste varighet av flytteforbudet (§ 4-3)
code-rule-moving-ban-petition = Begjæring når barnet ikke kan flyttes (§ 4-3)
code-rule-exit-ban-petition = Begjæring om utreiseforbud (§ 4-6)
code-rule-holding-after-move-in = Tilbakehold etter innflytting (§ 6-1)
code-rule-holding-after-withdrawal = Tilbakehold etter at samtykket ble trukket (§ 6-1)
code-rule-holding-after-return = Tilbakehold etter at barnet ble brakt tilbake (§ 6-1)
code-rule-observation-stay = Lengste opphold for observasjon når barnet utsetter sin utvikling for alvorlig fare (§ 6-2)
code-rule-observation-stay-in-force-2023 = Lengste plassering for observasjon ved alvorlige atferdsvansker (§ 6-2)
code-rule-treatment-stay = Lengste opphold for behandling når barnet utsetter sin utvikling for alvorlig fare (§ 6-2)
code-rule-treatment-stay-in-force-2023 = Lengste plassering for behandling ved alvorlige atferdsvansker (§ 6-2)
code-rule-treatment-review = Ny vurdering av vedtaket om opphold for behandling (§ 6-2)
code-rule-treatment-review-in-force-2023 = Ny vurdering av vedtaket om plassering for behandling (§ 6-2)
code-rule-trafficking-stay-period = Lengste opphold om gangen ved fare for menneskehandel (§ 6-6)
code-rule-trafficking-stay-period-in-force-2023 = Lengste plassering om gangen ved fare for menneskehandel (§ 6-6)
code-rule-trafficking-stay-total = Lengste opphold i alt ved fare for menneskehandel (§ 6-6)
code-rule-trafficking-stay-total-in-force-2023 = Lengste plassering i alt ved fare for menneskehandel (§ 6-6)
code-rule-emergency-complaint = Klage på akuttvedtak er avgjort (§ 14-23)
code-rule-emergency-complaint-ordinary = Klage på akuttvedtak er avgjort av ordinær nemnd (§ 14-23)
code-rule-decision-after-hearing = Nemndas vedtak etter forhandlingsmøtet (§ 14-20)
code-rule-legal-action = Søksmål om nemndas vedtak (§ 14-25)
code-rule-appeal = Klage på enkeltvedtak (forvaltningsloven § 29)

code-consequence-lapse = Etter loven faller vedtaket bort når fristen er passert. Om det har skjedd, må et menneske vurdere
code-consequence-target = Mål, uten virkning i seg selv
code-consequence-maximum-stay = Lengste varighet etter loven
code-consequence-not-stated = Hva som følger når fristen er passert, er ikke oppgitt i det tjenesten bygger på
code-consequence-review = Vedtaket skal være vurdert på nytt
code-consequence-complaint = Adgang til å klage eller reise sak. At fristen går ut, er vanlig

code-limit-owner-municipality = Kommunen
code-limit-owner-tribunal = Nemnda
code-limit-owner-bufetat = Bufetat
code-limit-owner-institution = Institusjonen
code-limit-owner-private-party = Den private parten

code-presumption-counting = Det er ikke avklart om domstolloven §§ 148–149 gjelder. Begge svar vises.
code-presumption-start-is-the-decision = Loven nevner ikke når fristen begynner. Tidspunktet for vedtaket er lagt til grunn.
code-presumption-resident-in-norway = Barnet er forutsatt bosatt i Norge.
code-presumption-dismissed-petition-does-not-count = En begjæring som er avvist, avbryter ikke fristen.
code-presumption-foreign-request-missing = Barnet har vanlig bosted i utlandet, men henvendelse til hjemstaten er ikke registrert. Uten den gjelder den korte fristen. Begge vises.
code-presumption-foreign-request-in-time = Loven sier ikke klart når henvendelsen til hjemstaten senest må være sendt. En henvendelse etter at den korte fristen er passert, er ikke regnet som i tide for den.
code-presumption-child-cannot-be-moved = Fristen gjelder når barnet ikke kan flyttes.
code-presumption-meant-for-three-months = Det er ikke registrert hvor lenge oppholdet var ment å vare. Minst tre måneder er lagt til grunn.
code-presumption-three-weeks-from-holding = De tre ukene barnet må være brakt tilbake innen, er regnet fra innflytting, trukket samtykke eller forrige tilbakebringing.
code-presumption-treatment-presumed = Det er ikke registrert om oppholdet er observasjon eller behandling. Behandling er lagt til grunn.
code-presumption-emergency-time-in-observation = Tid etter § 4-4 er trukket fra også for observasjon.
code-presumption-emergency-time-before-2026 = Lovteksten før 2026 er ikke kontrollert. Tid etter § 4-4 er trukket fra, som er det strengeste.
code-presumption-gap-starts-anew = Et opphold som begynner etter en tid uten opphold, er regnet som et nytt.
code-presumption-stays-left-out = Barnet har en annen sak som du ikke har tilgang til, eller som ikke kan leses. Opphold registrert der er ikke regnet med.
code-presumption-court-may-allow-late = Retten kan tillate at saken reises for sent.
code-presumption-may-be-extended = Fristen kan være forlenget. Det registreres ikke her.

code-start-event-emergency-decision = Akuttvedtaket ble truffet
code-start-event-tribunal-decision = Nemnda traff vedtak
code-start-event-emergency-decision-received = Nemnda mottok akuttvedtaket
code-start-event-moving-ban = Flytteforbudet ble vedtatt
code-start-event-exit-ban = Utreiseforbudet ble vedtatt
code-start-event-stay-began = Oppholdet begynte
code-start-event-consent-withdrawn = Samtykket ble trukket
code-start-event-brought-back = Barnet ble brakt tilbake
code-start-event-order-renewed = Oppholdet ble forlenget ved nytt vedtak
code-start-event-complaint-received = Nemnda mottok klagen
code-start-event-hearing-ended = Forhandlingsmøtet ble avsluttet
code-start-event-tribunal-notice = Parten fikk melding om nemndas vedtak
code-start-event-decision-notice = Parten fikk melding om enkeltvedtaket

code-end-event-petition-sent = Begjæring ble sendt
code-end-event-petition-received = Begjæring ble mottatt
code-end-event-carried-out = Vedtaket ble satt i verk
code-end-event-moved-in = Barnet flyttet inn
code-end-event-decision-approved = Akuttvedtaket ble godkjent
code-end-event-decision-not-approved = Akuttvedtaket ble ikke godkjent
code-end-event-foreign-request = Henvendelse ble sendt til hjemstaten, så seks måneder gjelder
code-end-event-ban-ended = Forbudet ble opphevet eller falt bort
code-end-event-stay-ended = Oppholdet ble avsluttet
code-end-event-order-renewed = Oppholdet ble forlenget ved nytt vedtak
code-end-event-order-reviewed = Vedtaket ble vurdert på nytt
code-end-event-complaint-decided = Klagen ble avgjort
code-end-event-tribunal-decision = Nemnda traff vedtak
code-end-event-legal-action = Søksmål ble reist
code-end-event-appeal = Klage ble sendt

code-plan-kind-petition = Begjæring til nemnda
code-plan-kind-named-place = Navngitt sted kjent for nemnda
code-plan-state-ahead = gjenstår
code-plan-state-done = gjort
code-plan-state-behind = siste dag er passert

code-quota-kind-observation = Observasjon (§ 6-2)
code-quota-kind-treatment = Behandling (§ 6-2)
code-quota-kind-trafficking-period = Opphold om gangen (§ 6-6)
code-quota-kind-trafficking-total = Opphold i alt (§ 6-6)
code-quota-warning-emergency-time-counts = Tidligere opphold, som akuttid, er trukket fra tiden som er igjen.
code-quota-warning-emergency-time-runs = Et akuttopphold bruker nå av tiden barnet kan få opphold etterpå, dag for dag.
code-quota-warning-used-up = Det er ikke flere dager igjen.

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

## Hendelser i saken
code-case-event-kind-moving-ban = Vedtak om flytteforbud (§ 4-3)
code-case-event-kind-exit-ban = Akuttvedtak om utreiseforbud (§ 4-6)
code-case-event-kind-ban-petition = Begjæring om forbudet er kommet inn til nemnda
code-case-event-kind-ban-ended = Forbudet er opphevet eller falt bort
code-case-event-kind-resident-abroad = Barnet har vanlig bosted i utlandet
code-case-event-kind-foreign-request = Henvendelse er sendt til hjemstaten, eller jurisdiksjonen er overtatt
code-case-event-kind-stay-began = Opphold begynte
code-case-event-kind-stay-ended = Opphold er avsluttet
code-case-event-kind-consent-withdrawn = Samtykket er trukket
code-case-event-kind-brought-back = Barnet er brakt tilbake
code-case-event-kind-order-renewed = Nytt vedtak om forlengelse
code-case-event-kind-order-reviewed = Vedtaket er vurdert på nytt
code-case-event-kind-complaint-received = Nemnda har mottatt klage på akuttvedtaket
code-case-event-kind-complaint-decided = Klagen på akuttvedtaket er avgjort
code-case-event-kind-hearing-ended = Forhandlingsmøtet er avsluttet
code-case-event-kind-tribunal-notice = Parten har mottatt melding om nemndas vedtak
code-case-event-kind-legal-action = Søksmål er reist
code-case-event-kind-decision-notice = Parten har mottatt melding om enkeltvedtak
code-case-event-kind-appeal = Klage på enkeltvedtak er sendt
code-case-event-kind-question = Spørsmål
code-case-event-kind-question-answered = Spørsmålet er besvart
code-case-event-kind-seen-by-desk = Et menneske på inntaket har åpnet anmodningen
code-case-event-kind-entered-for-caller = Anmodningen er ført av Bufetat for kommunen, som ringte
code-case-event-kind-disagreement-raised = Uenighet
code-case-event-kind-disagreement-view = Syn på uenigheten
code-case-event-kind-disagreement-solution = Hva som kan løse uenigheten
code-case-event-kind-disagreement-solved = Uenigheten er løst
code-case-event-kind-disagreement-kept = Uenigheten står
code-event-detail-theme-distance = Avstand
code-event-detail-theme-suitability = Egnethet
code-event-detail-theme-siblings = Søsken
code-event-detail-theme-target-group = Målgruppe
code-event-detail-theme-legal-basis = Hjemmel
code-event-detail-theme-responsibility = Ansvar mellom barnevern, helse og justis
code-event-detail-theme-cost = Økonomi
code-event-detail-theme-safety = Sikkerhet
code-case-event-kind-child-heard = Om barnet er fortalt og hørt
code-case-event-kind-child-view = Hva barnet sier
code-case-event-kind-view-weighed = Hvordan barnets syn ble vektlagt
code-case-event-kind-child-view-of-place = Barnets syn på et alternativ
code-event-detail-heard-in-talk = Fortalt og hørt i samtale
code-event-detail-heard-through-representative = Hørt gjennom en representant
code-event-detail-heard-by-observation = Hørt ved observasjon
code-event-detail-heard-otherwise = Hørt ved andre uttrykk
code-event-detail-not-heard-yet = Har ikke fått anledning ennå
code-event-detail-did-not-want-to-be-heard = Ønsket ikke å si noe
code-case-event-kind-stay-goal = Mål for oppholdet
code-case-event-kind-leaving-criteria = Kriterier for utflytting
code-case-event-kind-next-measure = Kommunens neste tiltak
code-case-event-kind-ready-to-leave = Klar for utflytting
code-case-event-kind-not-left-because = Ikke flyttet ut ennå
code-case-event-kind-has-left = Flyttet ut
code-event-detail-led-by-municipal-director = Ansvarlig: kommunedirektøren
code-event-detail-led-by-head-of-upbringing = Ansvarlig: kommunalsjefen for oppvekst
code-event-detail-led-by-head-of-health = Ansvarlig: kommunalsjefen for helse og omsorg
code-event-detail-led-by-child-welfare-leader = Ansvarlig: barnevernslederen
code-event-detail-led-by-other = Ansvarlig: en annen leder i kommunen
code-event-detail-awaits-foster-home = Venter på fosterhjem
code-event-detail-awaits-other-unit = Venter på en annen institusjon
code-event-detail-awaits-housing = Venter på bolig med oppfølging
code-event-detail-awaits-family = Hjemmet er ikke klart
code-event-detail-awaits-school = Venter på skole
code-event-detail-awaits-treatment = Venter på helsehjelp der barnet skal bo
code-event-detail-awaits-tribunal = Venter på nemnda
code-event-detail-awaits-child = Barnet vil ikke flytte nå
code-event-detail-awaits-other = En annen årsak
code-case-event-kind-human-answer = Svar fra et menneske på inntaket
code-case-event-kind-rhythm-agreed = Avtalt hvor ofte Bufetat oppdaterer
code-case-event-kind-update-given = Oppdatering er gitt
code-case-event-kind-pause-began = Pause
code-case-event-kind-pause-ended = Pausen er avsluttet
code-case-event-kind-help-began = Hjelp i ventetiden
code-case-event-kind-help-ended = Hjelpen er avsluttet
code-case-event-kind-supplier-asked = Leverandør er forespurt
code-case-event-kind-supplier-answered = Leverandøren har svart
code-case-event-kind-reopened = Gjenåpnet
code-case-event-kind-taken = Bufetat har tatt saken
code-case-event-kind-call-unanswered = Oppringning ble ikke besvart
code-case-event-kind-joint-plan = Felles plan
code-case-event-kind-alternative-considered = Vurdert alternativ som ikke ble tilbudt
code-case-event-kind-only-alternative = Bare ett alternativ kunne tilbys
code-case-event-kind-legal-basis-pressure = Bedt om å endre hjemmel for å få plass
code-case-event-kind-sector-asked = Annen sektor er spurt
code-case-event-kind-sector-answered = Annen sektor har svart
code-event-detail-stay-p4-4 = Etter § 4-4
code-event-detail-stay-p4-5 = Etter § 4-5
code-event-detail-stay-p6-1 = Etter § 6-1, med samtykke
code-event-detail-stay-p6-2-observation = Etter § 6-2, observasjon
code-event-detail-stay-p6-2-treatment = Etter § 6-2, behandling
code-event-detail-stay-p6-6 = Etter § 6-6
code-event-detail-ordinary-tribunal = Ordinær nemnd
code-event-detail-daily = Hver dag
code-event-detail-every-second-day = Hver annen dag
code-event-detail-weekly = Hver uke
code-event-detail-fortnightly = Hver fjortende dag
code-event-detail-nothing-new = Intet nytt, søker fortsatt
code-event-detail-asked-by-municipality = Kommunen ba om det
code-event-detail-child-missing = Barnet er på rømmen
code-event-detail-awaits-health-care = Avventer helsehjelp
code-event-detail-later-start-agreed = Senere oppstart er avtalt
code-event-detail-mst = MST
code-event-detail-psychologist = Psykolog
code-event-detail-staff = Personale
code-event-detail-other-help = Annen hjelp
code-event-detail-place-broke-down = Plassen holdt ikke
code-event-detail-never-moved-in = Barnet flyttet aldri inn
code-event-detail-withdrawn-by-mistake = Anmodningen ble trukket ved en feil
code-event-detail-considered-unsuited = Passet ikke for barnet
code-event-detail-considered-too-far = For langt unna
code-event-detail-considered-full = Ingen ledig plass
code-event-detail-considered-unsafe = Utrygt sammen med dem som bor der
code-event-detail-considered-child-against = Barnet ville ikke
code-event-detail-pressed-by-bufetat = Bufetat ba om det
code-event-detail-pressed-by-unit = Institusjonen eller hjemmet ba om det
code-event-detail-pressed-by-other = En annen ba om det
code-event-detail-sector-mental-health = Barne- og ungdomspsykiatrien (BUP)
code-event-detail-sector-substance-use = Rusbehandling
code-event-detail-sector-police = Politiet
code-event-detail-sector-municipal-health = Kommunale helse- og omsorgstjenester
code-event-detail-sector-school = Skolen
code-event-detail-sector-other = En annen sektor

code-waiting-on-bufetat = Bufetat
code-waiting-on-municipality = kommunen
code-waiting-on-tribunal = nemnda
code-waiting-on-supplier = en leverandør
code-waiting-on-nobody = ingen
code-case-event-kind-dialogue-asked = Statsforvalteren er bedt om å delta som nøytral tredjepart (ikke tilsyn)
code-case-event-kind-dialogue-offered = Statsforvalteren har tilbudt å delta som nøytral tredjepart (ikke tilsyn)
code-case-event-kind-dialogue-accepted = Takket ja til dialogen
code-case-event-kind-dialogue-declined = Takket nei til dialogen
code-case-event-kind-dialogue-ended = Dialogen er avsluttet
code-event-detail-dialogue-agreed = Enige
code-event-detail-dialogue-partly-agreed = Delvis enige
code-event-detail-dialogue-not-agreed = Ikke enige
code-event-detail-dialogue-called-off = Avbrutt
code-party-municipality = Kommunen
code-party-bufetat = Bufetat
code-party-supervisor = Statsforvalteren
code-dialogue-state-waiting = Venter på svar.
code-dialogue-state-going = Alle tre deltar.
code-dialogue-state-declined = Det blir ingen dialog.
code-dialogue-state-ended = Avsluttet.
code-quality-ask-description = Hva barnet trenger
code-quality-ask-target-group = Målgruppe
code-quality-ask-wanted-start = Ønsket oppstart
code-quality-ask-age = Alder
code-quality-ask-contact = Hvem Bufetat kan ringe
code-quality-ask-danger = Om det er fare for liv eller helse
code-quality-ask-looked-after = Om barnet er ivaretatt nå
code-quality-ask-child-heard = Om barnet er fortalt og hørt
code-quality-ask-child-view = Hva barnet sier
code-quality-ask-view-weighed = Hvordan barnets syn er vektlagt
code-quality-ask-stay-goal = Mål for oppholdet
code-quality-ask-leaving-criteria = Kriterier for utflytting
code-quality-ask-next-measure = Kommunens neste tiltak
code-cost-kind-lodging = Losji
code-cost-kind-staff = Lønn og overtid
code-cost-kind-bought-service = Kjøpt tjeneste
code-cost-kind-transport = Transport
code-cost-kind-other = Annet
code-cost-count-per-day = Per døgn
code-cost-count-in-all = I alt
code-travel-method-stated = oppgitt
code-travel-method-computed = beregnet
