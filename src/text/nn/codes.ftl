# Namnet på kvar lagra kode: code-<liste>-<kode>, der _ og . i koden er blitt -.

## Regionar i Bufetat
code-region-ost = Aust
code-region-sor = Sør
code-region-vest = Vest
code-region-midt = Midt-Noreg
code-region-nord = Nord

## Statsforvaltarembete
code-office-ostfold-buskerud-oslo-akershus = Statsforvaltaren i Østfold, Buskerud, Oslo og Akershus
code-office-innlandet = Statsforvaltaren i Innlandet
code-office-vestfold-telemark = Statsforvaltaren i Vestfold og Telemark
code-office-agder = Statsforvaltaren i Agder
code-office-rogaland = Statsforvaltaren i Rogaland
code-office-vestland = Statsforvaltaren i Vestland
code-office-more-romsdal = Statsforvaltaren i Møre og Romsdal
code-office-trondelag = Statsforvaltaren i Trøndelag
code-office-nordland = Statsforvaltaren i Nordland
code-office-troms-finnmark = Statsforvaltaren i Troms og Finnmark

## Oppmodinga
code-request-kind-acute = Akutt
code-request-kind-planned = Planlagd
code-request-kind-internal-acute = Intern akutt

code-request-status-open = Open
code-request-status-accepted = Tilbod akseptert
code-request-status-moved-in = Barnet har flytta inn
code-request-status-withdrawn = Trekt

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
code-measure-foster-home = Fosterheim
code-measure-emergency-foster-home = Beredskapsheim
code-measure-specialised-foster-home = Spesialisert fosterheim
code-measure-mst = Multisystemisk terapi (MST)
code-measure-parent-child-centre = Senter for foreldre og barn

code-target-group-acute = Akutt
code-target-group-care = Omsorg
code-target-group-treatment-low = Behandling låg
code-target-group-treatment-high = Behandling høg
code-target-group-substance-use = Rus

code-channel-phone = Telefon
code-channel-service = Denne tenesta
code-channel-system = Fagsystem
code-channel-written = Brev, tilvising eller e-post
code-channel-meeting = Møte

code-place-of-stay-home = Heime
code-place-of-stay-municipal-temporary = Mellombels løysing i kommunal regi
code-place-of-stay-existing-measure = Eksisterande tiltak (institusjon eller fosterheim)
code-place-of-stay-family-or-network = Familie eller nettverk
code-place-of-stay-hospital = Sjukehus eller liknande
code-place-of-stay-custody = Fengsel, arrest eller varetekt
code-place-of-stay-unknown = Ukjend opphaldsstad eller på rømmen

code-harm-kind-runaway = Rømming
code-harm-kind-overdose = Overdose
code-harm-kind-violence = Vald
code-harm-kind-offence = Lovbrot
code-harm-kind-imprisonment = Fengsling
code-harm-kind-coercion = Bruk av tvang
code-harm-kind-hospital = Innlegging på sjukehus

code-judgement-yes = Ja
code-judgement-no = Nei
code-judgement-not-assessed = Ikkje vurdert

code-notice-ending-not-needed = Behovet fall bort
code-notice-ending-family-or-network = Familie eller nettverk tek barnet
code-notice-ending-help-at-home = Hjelp der barnet bur, var nok
code-notice-ending-own-place = Kommunen fann ein stad sjølv
code-notice-ending-no-decision = Det blir ikkje gjort vedtak
code-notice-ending-mistake = Meldt ved ein feil
code-notice-status-open = Står
code-notice-status-became-request = Vart oppmoding
code-notice-status-ended = Avslutta

code-enquiry-outcome-became-request = Vart oppmoding
code-enquiry-outcome-advice = Bufetat gav råd
code-enquiry-outcome-no-places = Fråfalle fordi det ikkje var plassar
code-enquiry-outcome-nothing-suited = Fråfalle fordi ingen plass passa
code-enquiry-outcome-not-needed = Behovet fall bort
code-unmade-reason-no-places = det ikkje var plassar
code-unmade-reason-nothing-suited = det ikkje finst tilbod som passar
code-unmade-reason-too-far = plassane er for langt unna
code-unmade-reason-too-slow = det ville teke for lang tid
code-unmade-reason-advised-against = Bufetat rådde oss frå det
code-unmade-reason-cost = eigendelen var for høg
code-unmade-reason-own-solution = vi løyste det sjølve før vi rakk å be

code-sibling-wish-together = Samla
code-sibling-wish-may-be-split = Kan delast

code-withdrawal-reason-other-solution = Kommunen fann ei anna løysing
code-withdrawal-reason-planned-instead = Planlagd plassering i staden
code-withdrawal-reason-gave-up = Kommunen gav opp å vente
code-withdrawal-reason-decision-lapsed = Vedtaket fall bort
code-withdrawal-reason-tribunal-dismissed = Nemnda avviste saka
code-withdrawal-reason-imprisoned = Barnet vart fengsla
code-withdrawal-reason-turned-eighteen = Barnet fylte 18 år
code-withdrawal-reason-moved-municipality = Barnet flytta til ein annan kommune

## Tilbodet
code-offer-status-standing = Ventar på svar
code-offer-status-expired = Gått ut utan svar
code-offer-status-accepted = Akseptert
code-offer-status-declined = Avslått
code-offer-status-withdrawn = Trekt av Bufetat
code-offer-status-moved-in = Barnet har flytta inn

code-decline-reason-distance = For stor avstand
code-decline-reason-unsuitable = Ikkje eigna for behova til barnet
code-decline-reason-target-group = Feil målgruppe
code-decline-reason-siblings = Søsken ville blitt skilde
code-decline-reason-safety = Ikkje trygt for barnet
code-decline-reason-legal-basis = Passar ikkje heimelen
code-decline-reason-too-late = Kom for seint
code-decline-reason-other-solution = Ei anna løysing var funnen
code-decline-reason-other = Annan grunn

code-unit-owner-state = Statleg
code-unit-owner-municipal = Kommunal
code-unit-owner-non-profit = Ideell leverandør
code-unit-owner-commercial = Kommersiell leverandør

## Hendinga (mogleg brot)
code-breach-origin-engine = Registrert av tenesta
code-breach-origin-person = Registrert av ein person

code-breach-status-possible = Mogleg brot
code-breach-status-confirmed = Stadfest av Bufetat
code-breach-status-rejected = Avvist av Bufetat

code-counted-kind-acute = Akutt
code-counted-kind-planned = Planlagt

code-severity-scale-2023-3 = Tre nivå (2023)
code-severity-scale-2024-5 = Fem nivå (frå 2024)

code-severity-level-three-low = Låg
code-severity-level-three-medium = Middels
code-severity-level-three-high = Høg
code-severity-level-five-little = Lite alvorleg
code-severity-level-five-lesser = Mindre alvorleg
code-severity-level-five-moderate = Moderat alvorleg
code-severity-level-five-considerable = Monaleg alvorleg
code-severity-level-five-severe = Svært alvorleg

code-meeting-kind-invited = Innkalling
code-meeting-kind-held = Møte som er halde
code-meeting-side-municipality = Kommunen
code-meeting-side-bufetat = Bufetat
code-meeting-side-family = Barnet og familien
code-meeting-side-other = Andre
code-meeting-rank-leader = Leiar
code-meeting-rank-caseworker = Saksbehandlar
code-meeting-rank-lawyer = Jurist
code-meeting-rank-specialist = Fagperson
code-meeting-rank-other = Annan
code-link-kind-join = Før saman
code-link-kind-split = Del
code-link-decision-accepted = Godteken
code-link-decision-rejected = Avslått
code-link-status-proposed = Ventar på avgjerd
code-link-status-accepted = Godteken
code-link-status-rejected = Avslått
code-link-status-undone = Delt igjen
code-breach-cause-no-free-place = Ingen ledig plass
code-breach-cause-no-suited-place = Ingen plass som passa barnet
code-breach-cause-place-fell-through = Ein plass fall bort
code-breach-cause-searched-late = Leitinga byrja for seint
code-breach-cause-facts-missing = Opplysningar mangla
code-breach-cause-handling = Svikt i saksbehandlinga
code-breach-cause-staffing = For få på vakt
code-breach-cause-unclear = Ikkje avklart enno
code-breach-cause-other = Anna
code-remedy-offer-made = Barnet har fått eit tilbod
code-remedy-search-goes-on = Leitinga held fram
code-remedy-place-made = Ein plass blir oppretta for barnet
code-remedy-routine-changed = Ein rutine er endra
code-remedy-staffing-changed = Fleire er sette på vakt
code-remedy-nothing-yet = Ingenting enno
code-remedy-other = Anna
code-fact-kind = Type
code-fact-danger = Fare for liv eller helse
code-fact-looked-after = Barnet er teke vare på
code-fact-place = Opphaldsstad
code-fact-harm-events = Skadehendingar
code-fact-hours-past = Timar over norma
code-fact-age = Alder

code-severity-source-proposed = Foreslått
code-severity-source-assessed = Vurdert

## Tilsyn
code-conclusion-breach = Brot på bistandsplikta
code-conclusion-partial = Delvis brot
code-conclusion-no-breach = Ikkje brot
code-conclusion-dismissed = Lagd bort
code-conclusion-withdrawn = Saka er trekt
code-conclusion-not-judged = Avslutta utan vurdering av plikta
code-supervision-state-received = Motteken
code-supervision-state-statement = Hentar inn fråsegn
code-supervision-state-preliminary = Førebels
code-supervision-state-comments = Kommentarfrist
code-supervision-state-final = Endeleg
code-supervision-state-order-notice = Varsel om pålegg
code-supervision-state-order = Pålegg
code-supervision-state-closed = Lukka
code-supervised-not-opened = Ikkje opna
code-supervised-going = Pågår
code-supervised-concluded = Konkludert

## Roller
code-role-kommune-saksbehandler = Kommune, saksbehandlar
code-role-kommune-leder = Kommune, barnevernsleiar
code-role-kommune-vakt = Kommune, barnevernsvakt
code-role-bufetat-inntak = Bufetat, inntak
code-role-bufetat-inntak-leder = Bufetat, leiar for inntak
code-role-bufetat-region-leder = Bufetat, regionleiar
code-role-statsforvalter-saksbehandler = Statsforvaltar, saksbehandlar
code-role-statsforvalter-leder = Statsforvaltar, leiar
code-role-bufdir-analyse = Bufdir, analyse
code-role-bufdir-leder = Bufdir, leiar
code-role-departement-lese = Departementet, lesetilgang
code-role-drift-admin = Drift
code-role-revisor = Revisor

## Utfall av ei oppmoding
code-outcome-delivered = Tilbod til rett tid
code-outcome-disagreement = Tilbod til rett tid, usemje om tilbodet
code-outcome-no-offer = Ikkje tilbod til rett tid
code-outcome-withdrawn-before = Trekt før fristen
code-outcome-pending = Fristen er ikkje gått ut
code-outcome-no-norm = Inga norm for rett tid

## Rapporten
code-edition-full = Full utgåve (til intern bruk)
code-edition-internal = Intern utgåve (ingen tal om færre enn tre)
code-edition-public = Offentleg utgåve (ingen tal om færre enn fem)

## Teljereglar
code-counting-rule-R1 = Tid er timar og minutt mellom to tidspunkt. Dagar er talet på midnatter mellom dei i norsk tid.
code-counting-rule-R2 = Tida byrjar første gong behovet vart meldt til Bufetat, uansett kanal.
code-counting-rule-R3 = Første tilbod, første tilbod kommunen fann eigna og innflytting blir haldne frå kvarandre.
code-counting-rule-R4 = Oppmodingar, hendingar, barn og konklusjonar blir talde kvar for seg og aldri blanda.
code-counting-rule-R5 = Eit barn blir talt éin gong for landet og éin gong i kvar region. Summen av regionane kan derfor vere høgare enn talet for landet; begge blir viste.
code-counting-rule-R6 = Alvorsgrad for eit barn er den høgaste blant hendingane til barnet i perioden.
code-counting-rule-R7 = Skalaene med tre og fem nivå blir aldri rekna om til kvarandre og aldri blanda.
code-counting-rule-R8 = Konstaterte brot blir talde etter datoen for konklusjonen. Etter datoen for hendinga blir dei talde i ein eigen tabell.
code-counting-rule-R9 = Kvar tabell viser når tala er tekne ut, og kor mange som ligg bak. Det som er registrert seinare, er ikkje med.
code-counting-rule-R10 = Regionen er regionen kommunen høyrde til då det skjedde.
code-counting-rule-R11 = Akutt eller planlagt følgjer heimelen på tidspunktet det blir talt for.
code-counting-rule-R12 = Ein tabell der radene ikkje gir den trykte summen, blir ikkje laga.
code-counting-rule-R13 = Små tal er ikkje skjulte. Rapporten er til intern bruk.
code-counting-rule-R14 = Utnytting er opptekne plassdøgn delte på plassdøgna som fanst. Eit barn på to plassar tel to og blir vist som ekstra plass. Stengde plassar er ikkje med, og grunnen er oppgitt.
code-counting-rule-R15 = Ventetid for fosterheim er dagar frå ønskt oppstart til innflytting, eller til slutten av perioden for dei som framleis ventar. Dei to blir haldne frå kvarandre.
code-history-series-established-breaches = Konstaterte brot
code-history-series-possible-breaches = Moglege brot (sjølvrapportert)
code-history-series-children-behind = Barn bak dei moglege brota
code-history-series-referrals = Tilvisingar
code-history-series-acute-orders = Akuttbestillingar
code-history-series-new-placements = Nye plasseringar
code-history-series-coercion-records = Tvangsprotokollar
code-history-series-in-institution = Barn i institusjon ved utgangen av perioden
code-history-series-waiting-for-foster-home = Barn som ventar på fosterheim etter ønskt oppstart, ved utgangen av perioden
code-history-series-state-places = Statlege plassar ved utgangen av perioden
code-history-series-private-places = Private plassar ved utgangen av perioden
code-history-series-mean-stay = Opphaldstid i døgn, gjennomsnitt
code-history-series-median-stay = Opphaldstid i døgn, median
code-history-series-mean-foster-wait = Ventetid for fosterheim i døgn, gjennomsnitt
code-history-series-median-foster-wait = Ventetid for fosterheim i døgn, median
code-history-split-whole = Eitt tal
code-history-split-region = Region
code-history-split-kind = Akutt og planlagd
code-history-split-municipality = Kommune
code-history-split-month = Månad
code-history-split-severity = Alvorsgrad
code-history-split-target-group = Målgruppe

## Plikta gjeld ikkje
code-outside-duty-only-in-special-cases = Bufetat kan hjelpe berre i særlege tilfelle
code-outside-duty-not-a-placement = Tiltaket er ikkje eit opphald utanfor heimen
code-outside-duty-may-be-offered = Bufetat kan tilby tiltaket, men har ikkje plikt til det

## Søket etter plass
code-search-answer-no-answer = Ikkje svar
code-search-answer-full = Fullt
code-search-answer-not-suited = Passar ikkje for barnet
code-search-answer-perhaps = Kanskje, kjem tilbake
code-search-answer-free = Ledig plass

## Nummeret til barnet
code-number-kind-national = Fødselsnummer
code-number-kind-d-number = D-nummer
code-number-kind-duf = DUF-nummer

## Nemnda
code-nemnd-event-kind-decision-carried-out = Vedtaket er sett i verk
code-nemnd-event-kind-emergency-decision-sent = Akuttvedtaket er sendt til nemnda
code-nemnd-event-kind-emergency-decision-received = Nemnda har motteke akuttvedtaket
code-nemnd-event-kind-emergency-decision-approved = Akuttvedtaket er godkjent
code-nemnd-event-kind-emergency-decision-not-approved = Akuttvedtaket er ikkje godkjent
code-nemnd-event-kind-petition-sent = Krav om tiltak er sendt
code-nemnd-event-kind-petition-received = Nemnda har motteke kravet
code-nemnd-event-kind-hearing-set = Forhandlingsmøte er fastsett
code-nemnd-event-kind-decided = Nemnda har gjort vedtak
code-nemnd-event-kind-postponed = Forhandlingsmøtet er utsett
code-nemnd-event-kind-dismissed = Kravet er avvist
code-nemnd-event-kind-extended = Fristen er forlengd

## Fristane i lova
code-rule-care-petition = Krav etter akuttvedtak om omsorgsovertaking (§ 4-2)
code-rule-institution-petition = Krav etter akuttvedtak om opphald i institusjon når barnet utset utviklinga si for alvorleg fare (§ 4-4)
code-rule-institution-petition-in-force-2023 = Krav etter akuttvedtak om plassering i institusjon ved alvorlege åtferdsvanskar (§ 4-4)
code-rule-trafficking-petition = Krav etter akuttvedtak ved fare for menneskehandel (§ 4-5)
code-rule-care-order-carried-out = Omsorgsovertakinga er sett i verk (§ 5-2)
code-rule-institution-order-carried-out = Opphald i institusjon utan samtykke er sett i verk (§ 6-2)
code-rule-institution-order-carried-out-in-force-2023 = Plassering i institusjon utan samtykke er sett i verk (§ 6-2)
code-rule-trafficking-order-carried-out = Opphald i institusjon ved fare for menneskehandel er sett i verk (§ 6-6)
code-rule-trafficking-order-carried-out-in-force-2023 = Plassering i institusjon ved fare for menneskehandel er sett i verk (§ 6-6)
code-rule-tribunal-control = Kontrollen nemndleiaren gjer av akuttvedtaket (§ 14-22)
code-rule-care-petition-abroad = Krav etter akuttvedtak om omsorgsovertaking når barnet har vanleg bustad i utlandet (§ 4-2 fjerde ledd)
code-rule-institution-petition-abroad = Krav etter akuttvedtak om opphald i institusjon når barnet har vanleg bustad i utlandet (§ 4-4 tredje ledd)
code-rule-institution-petition-abroad-in-force-2023 = Krav etter akuttvedtak om plassering i institusjon når barnet har vanleg bustad i utlandet (§ 4-4 tredje ledd)
code-rule-moving-ban-duration = Lengste varigheit av flytteforbodet (§ 4-3)
code-rule-moving-ban-petition = Krav når barnet ikkje kan flyttast (§ 4-3)
code-rule-exit-ban-petition = Krav om utreiseforbod (§ 4-6)
code-rule-holding-after-move-in = Tilbakehald etter innflytting (§ 6-1)
code-rule-holding-after-withdrawal = Tilbakehald etter at samtykket vart trekt (§ 6-1)
code-rule-holding-after-return = Tilbakehald etter at barnet vart ført tilbake (§ 6-1)
code-rule-observation-stay = Lengste opphald for observasjon når barnet utset utviklinga si for alvorleg fare (§ 6-2)
code-rule-observation-stay-in-force-2023 = Lengste plassering for observasjon ved alvorlege åtferdsvanskar (§ 6-2)
code-rule-treatment-stay = Lengste opphald for behandling når barnet utset utviklinga si for alvorleg fare (§ 6-2)
code-rule-treatment-stay-in-force-2023 = Lengste plassering for behandling ved alvorlege åtferdsvanskar (§ 6-2)
code-rule-treatment-review = Ny vurdering av vedtaket om opphald for behandling (§ 6-2)
code-rule-treatment-review-in-force-2023 = Ny vurdering av vedtaket om plassering for behandling (§ 6-2)
code-rule-trafficking-stay-period = Lengste opphald om gongen ved fare for menneskehandel (§ 6-6)
code-rule-trafficking-stay-period-in-force-2023 = Lengste plassering om gongen ved fare for menneskehandel (§ 6-6)
code-rule-trafficking-stay-total = Lengste opphald i alt ved fare for menneskehandel (§ 6-6)
code-rule-trafficking-stay-total-in-force-2023 = Lengste plassering i alt ved fare for menneskehandel (§ 6-6)
code-rule-emergency-complaint = Klage på akuttvedtak er avgjord (§ 14-23)
code-rule-emergency-complaint-ordinary = Klage på akuttvedtak er avgjord av ordinær nemnd (§ 14-23)
code-rule-decision-after-hearing = Vedtaket til nemnda etter forhandlingsmøtet (§ 14-20)
code-rule-legal-action = Søksmål om vedtaket til nemnda (§ 14-25)
code-rule-appeal = Klage på enkeltvedtak (forvaltningsloven § 29)

code-consequence-lapse = Etter lova fell vedtaket bort når fristen er passert. Om det har skjedd, må eit menneske vurdere
code-consequence-target = Mål, utan verknad i seg sjølv
code-consequence-maximum-stay = Lengste varigheit etter lova
code-consequence-not-stated = Kva som følgjer når fristen er passert, er ikkje oppgitt i det tenesta byggjer på
code-consequence-review = Vedtaket skal vere vurdert på nytt
code-consequence-complaint = Høve til å klage eller reise sak. At fristen går ut, er vanleg

code-limit-owner-municipality = Kommunen
code-limit-owner-tribunal = Nemnda
code-limit-owner-bufetat = Bufetat
code-limit-owner-institution = Institusjonen
code-limit-owner-private-party = Den private parten

code-presumption-counting = Det er ikkje avklart om domstolloven §§ 148–149 gjeld. Begge svara blir viste.
code-presumption-start-is-the-decision = Lova nemner ikkje når fristen byrjar. Tidspunktet for vedtaket er lagt til grunn.
code-presumption-resident-in-norway = Det er lagt til grunn at barnet er busett i Noreg.
code-presumption-dismissed-petition-does-not-count = Eit krav som er avvist, avbryt ikkje fristen.
code-presumption-foreign-request-missing = Barnet har vanleg bustad i utlandet, men det er ikkje registrert at heimstaten er kontakta. Utan det gjeld den korte fristen. Begge blir viste.
code-presumption-foreign-request-in-time = Lova seier ikkje klart når heimstaten seinast må vere kontakta. Når det skjer etter at den korte fristen er passert, er det ikkje rekna som i tide for den.
code-presumption-child-cannot-be-moved = Fristen gjeld når barnet ikkje kan flyttast.
code-presumption-meant-for-three-months = Det er ikkje registrert kor lenge opphaldet var meint å vare. Minst tre månader er lagt til grunn.
code-presumption-three-weeks-from-holding = Dei tre vekene barnet må vere ført tilbake innan, er rekna frå innflytting, trekt samtykke eller førre gong barnet vart ført tilbake.
code-presumption-treatment-presumed = Det er ikkje registrert om opphaldet er observasjon eller behandling. Behandling er lagt til grunn.
code-presumption-emergency-time-in-observation = Tid etter § 4-4 er trekt frå også for observasjon.
code-presumption-emergency-time-before-2026 = Lovteksten før 2026 er ikkje kontrollert. Tid etter § 4-4 er trekt frå, som er det strengaste.
code-presumption-gap-starts-anew = Eit opphald som byrjar etter ei tid utan opphald, er rekna som eit nytt.
code-presumption-stays-left-out = Barnet har ei anna sak som du ikkje har tilgang til, eller som ikkje kan lesast. Opphald registrert der er ikkje rekna med.
code-presumption-court-may-allow-late = Retten kan tillate at saka blir reist for seint.
code-presumption-may-be-extended = Fristen kan vere forlengd. Det blir ikkje registrert her.

code-start-event-emergency-decision = Akuttvedtaket vart gjort
code-start-event-tribunal-decision = Nemnda gjorde vedtak
code-start-event-emergency-decision-received = Nemnda tok imot akuttvedtaket
code-start-event-moving-ban = Flytteforbodet vart vedteke
code-start-event-exit-ban = Utreiseforbodet vart vedteke
code-start-event-stay-began = Opphaldet byrja
code-start-event-consent-withdrawn = Samtykket vart trekt
code-start-event-brought-back = Barnet vart ført tilbake
code-start-event-order-renewed = Opphaldet vart forlengt ved nytt vedtak
code-start-event-complaint-received = Nemnda tok imot klaga
code-start-event-hearing-ended = Forhandlingsmøtet vart avslutta
code-start-event-tribunal-notice = Parten fekk melding om vedtaket til nemnda
code-start-event-decision-notice = Parten fekk melding om enkeltvedtaket

code-end-event-petition-sent = Kravet vart sendt
code-end-event-petition-received = Kravet vart motteke
code-end-event-carried-out = Vedtaket vart sett i verk
code-end-event-moved-in = Barnet flytta inn
code-end-event-decision-approved = Akuttvedtaket vart godkjent
code-end-event-decision-not-approved = Akuttvedtaket vart ikkje godkjent
code-end-event-foreign-request = Heimstaten vart kontakta, så seks månader gjeld
code-end-event-ban-ended = Forbodet vart oppheva eller fall bort
code-end-event-stay-ended = Opphaldet vart avslutta
code-end-event-order-renewed = Opphaldet vart forlengt ved nytt vedtak
code-end-event-order-reviewed = Vedtaket vart vurdert på nytt
code-end-event-complaint-decided = Klaga vart avgjord
code-end-event-tribunal-decision = Nemnda gjorde vedtak
code-end-event-legal-action = Søksmål vart reist
code-end-event-appeal = Klage vart send

code-plan-kind-petition = Krav til nemnda
code-plan-kind-named-place = Namngitt stad kjend for nemnda
code-plan-state-ahead = står att
code-plan-state-done = gjort
code-plan-state-behind = siste dag er passert

code-quota-kind-observation = Observasjon (§ 6-2)
code-quota-kind-treatment = Behandling (§ 6-2)
code-quota-kind-trafficking-period = Opphald om gongen (§ 6-6)
code-quota-kind-trafficking-total = Opphald i alt (§ 6-6)
code-quota-warning-emergency-time-counts = Tidlegare opphald, som akuttid, er trekt frå tida som er att.
code-quota-warning-emergency-time-runs = Eit akuttopphald bruker no av tida barnet kan få opphald etterpå, dag for dag.
code-quota-warning-used-up = Det er ikkje fleire dagar att.

## Heilagdagar
code-holiday-new-year = Første nyttårsdag
code-holiday-maundy-thursday = Skjertorsdag
code-holiday-good-friday = Langfredag
code-holiday-easter-sunday = Første påskedag
code-holiday-easter-monday = Andre påskedag
code-holiday-labour-day = Arbeidardagen
code-holiday-constitution-day = Grunnlovsdagen
code-holiday-ascension = Kristi himmelfartsdag
code-holiday-whit-sunday = Første pinsedag
code-holiday-whit-monday = Andre pinsedag
code-holiday-christmas-day = Første juledag
code-holiday-second-christmas-day = Andre juledag
code-holiday-sunday = Søndag

## Hendingar i saka
code-case-event-kind-moving-ban = Vedtak om flytteforbod (§ 4-3)
code-case-event-kind-exit-ban = Akuttvedtak om utreiseforbod (§ 4-6)
code-case-event-kind-ban-petition = Krav om forbodet er kome inn til nemnda
code-case-event-kind-ban-ended = Forbodet er oppheva eller falle bort
code-case-event-kind-resident-abroad = Barnet har vanleg bustad i utlandet
code-case-event-kind-foreign-request = Heimstaten er kontakta, eller jurisdiksjonen er overteken
code-case-event-kind-stay-began = Opphald byrja
code-case-event-kind-stay-ended = Opphald er avslutta
code-case-event-kind-consent-withdrawn = Samtykket er trekt
code-case-event-kind-brought-back = Barnet er ført tilbake
code-case-event-kind-order-renewed = Nytt vedtak om forlenging
code-case-event-kind-order-reviewed = Vedtaket er vurdert på nytt
code-case-event-kind-complaint-received = Nemnda har motteke klage på akuttvedtaket
code-case-event-kind-complaint-decided = Klaga på akuttvedtaket er avgjord
code-case-event-kind-hearing-ended = Forhandlingsmøtet er avslutta
code-case-event-kind-tribunal-notice = Parten har motteke melding om vedtaket til nemnda
code-case-event-kind-legal-action = Søksmål er reist
code-case-event-kind-decision-notice = Parten har motteke melding om enkeltvedtak
code-case-event-kind-appeal = Klage på enkeltvedtak er send
code-case-event-kind-question = Spørsmål
code-case-event-kind-question-answered = Spørsmålet er svara på
code-case-event-kind-seen-by-desk = Eit menneske på inntaket har opna oppmodinga
code-case-event-kind-entered-for-caller = Oppmodinga er ført av Bufetat for kommunen, som ringde
code-case-event-kind-disagreement-raised = Usemje
code-case-event-kind-disagreement-view = Syn på usemja
code-case-event-kind-disagreement-solution = Kva som kan løyse usemja
code-case-event-kind-disagreement-solved = Usemja er løyst
code-case-event-kind-disagreement-kept = Usemja står
code-event-detail-theme-distance = Avstand
code-event-detail-theme-suitability = Eigna eller ikkje
code-event-detail-theme-siblings = Sysken
code-event-detail-theme-target-group = Målgruppe
code-event-detail-theme-legal-basis = Heimel
code-event-detail-theme-responsibility = Ansvar mellom barnevern, helse og justis
code-event-detail-theme-cost = Økonomi
code-event-detail-theme-safety = Tryggleik
code-case-event-kind-child-heard = Om barnet er fortalt og høyrt
code-case-event-kind-child-view = Kva barnet seier
code-case-event-kind-view-weighed = Korleis synet til barnet vart vektlagt
code-case-event-kind-child-view-of-place = Synet til barnet på eit alternativ
code-event-detail-heard-in-talk = Fortalt og høyrt i samtale
code-event-detail-heard-through-representative = Høyrt gjennom ein representant
code-event-detail-heard-by-observation = Høyrt ved observasjon
code-event-detail-heard-otherwise = Høyrt ved andre uttrykk
code-event-detail-not-heard-yet = Har ikkje fått høve enno
code-event-detail-did-not-want-to-be-heard = Ønskte ikkje å seie noko
code-case-event-kind-stay-goal = Mål for opphaldet
code-case-event-kind-leaving-criteria = Kriterium for utflytting
code-case-event-kind-next-measure = Det neste tiltaket i kommunen
code-case-event-kind-ready-to-leave = Klar for utflytting
code-case-event-kind-not-left-because = Ikkje flytta ut enno
code-case-event-kind-has-left = Flytta ut
code-event-detail-led-by-municipal-director = Ansvarleg: kommunedirektøren
code-event-detail-led-by-head-of-upbringing = Ansvarleg: kommunalsjefen for oppvekst
code-event-detail-led-by-head-of-health = Ansvarleg: kommunalsjefen for helse og omsorg
code-event-detail-led-by-child-welfare-leader = Ansvarleg: barnevernsleiaren
code-event-detail-led-by-other = Ansvarleg: ein annan leiar i kommunen
code-event-detail-awaits-foster-home = Ventar på fosterheim
code-event-detail-awaits-other-unit = Ventar på ein annan institusjon
code-event-detail-awaits-housing = Ventar på bustad med oppfølging
code-event-detail-awaits-family = Heimen er ikkje klar
code-event-detail-awaits-school = Ventar på skule
code-event-detail-awaits-treatment = Ventar på helsehjelp der barnet skal bu
code-event-detail-awaits-tribunal = Ventar på nemnda
code-event-detail-awaits-child = Barnet vil ikkje flytte no
code-event-detail-awaits-other = Ein annan årsak
code-case-event-kind-human-answer = Svar frå eit menneske på inntaket
code-case-event-kind-rhythm-agreed = Avtalt kor ofte Bufetat oppdaterer
code-case-event-kind-update-given = Oppdatering er gitt
code-case-event-kind-pause-began = Pause
code-case-event-kind-pause-ended = Pausen er avslutta
code-case-event-kind-help-began = Hjelp i ventetida
code-case-event-kind-help-ended = Hjelpa er avslutta
code-case-event-kind-supplier-asked = Leverandør er spurd
code-case-event-kind-supplier-answered = Leverandøren har svara
code-case-event-kind-reopened = Gjenopna
code-case-event-kind-taken = Bufetat har teke saka
code-case-event-kind-call-unanswered = Oppringing vart ikkje svara på
code-case-event-kind-joint-plan = Felles plan
code-case-event-kind-alternative-considered = Vurdert alternativ som ikkje vart tilbode
code-case-event-kind-only-alternative = Berre eitt alternativ kunne tilbydast
code-case-event-kind-legal-basis-pressure = Beden om å endre heimel for å få plass
code-case-event-kind-sector-asked = Annan sektor er spurd
code-case-event-kind-sector-answered = Annan sektor har svara
code-event-detail-stay-p4-4 = Etter § 4-4
code-event-detail-stay-p4-5 = Etter § 4-5
code-event-detail-stay-p6-1 = Etter § 6-1, med samtykke
code-event-detail-stay-p6-2-observation = Etter § 6-2, observasjon
code-event-detail-stay-p6-2-treatment = Etter § 6-2, behandling
code-event-detail-stay-p6-6 = Etter § 6-6
code-event-detail-ordinary-tribunal = Ordinær nemnd
code-event-detail-daily = Kvar dag
code-event-detail-every-second-day = Annakvar dag
code-event-detail-weekly = Kvar veke
code-event-detail-fortnightly = Kvar fjortande dag
code-event-detail-nothing-new = Ikkje noko nytt, søkjer framleis
code-event-detail-asked-by-municipality = Kommunen bad om det
code-event-detail-child-missing = Barnet er på rømmen
code-event-detail-awaits-health-care = Ventar på helsehjelp
code-event-detail-later-start-agreed = Seinare oppstart er avtalt
code-event-detail-mst = MST
code-event-detail-psychologist = Psykolog
code-event-detail-staff = Personale
code-event-detail-other-help = Anna hjelp
code-event-detail-place-broke-down = Plassen heldt ikkje
code-event-detail-never-moved-in = Barnet flytta aldri inn
code-event-detail-withdrawn-by-mistake = Oppmodinga vart trekt ved ein feil
code-event-detail-considered-unsuited = Passa ikkje for barnet
code-event-detail-considered-too-far = For langt unna
code-event-detail-considered-full = Inga ledig plass
code-event-detail-considered-unsafe = Utrygt saman med dei som bur der
code-event-detail-considered-child-against = Barnet ville ikkje
code-event-detail-pressed-by-bufetat = Bufetat bad om det
code-event-detail-pressed-by-unit = Institusjonen eller heimen bad om det
code-event-detail-pressed-by-other = Ein annan bad om det
code-event-detail-sector-mental-health = Barne- og ungdomspsykiatrien (BUP)
code-event-detail-sector-substance-use = Rusbehandling
code-event-detail-sector-police = Politiet
code-event-detail-sector-municipal-health = Kommunale helse- og omsorgstenester
code-event-detail-sector-school = Skulen
code-event-detail-sector-other = Ein annan sektor

code-waiting-on-bufetat = Bufetat
code-waiting-on-municipality = kommunen
code-waiting-on-tribunal = nemnda
code-waiting-on-supplier = ein leverandør
code-waiting-on-nobody = ingen
code-case-event-kind-dialogue-asked = Statsforvaltaren er beden om å delta som nøytral tredjepart (ikkje tilsyn)
code-case-event-kind-dialogue-offered = Statsforvaltaren har tilbode seg å delta som nøytral tredjepart (ikkje tilsyn)
code-case-event-kind-dialogue-accepted = Takka ja til dialogen
code-case-event-kind-dialogue-declined = Takka nei til dialogen
code-case-event-kind-dialogue-ended = Dialogen er avslutta
code-event-detail-dialogue-agreed = Samde
code-event-detail-dialogue-partly-agreed = Delvis samde
code-event-detail-dialogue-not-agreed = Ikkje samde
code-event-detail-dialogue-called-off = Avbroten
code-party-municipality = Kommunen
code-party-bufetat = Bufetat
code-party-supervisor = Statsforvaltaren
code-dialogue-state-waiting = Ventar på svar.
code-dialogue-state-going = Alle tre deltek.
code-dialogue-state-declined = Det blir ingen dialog.
code-dialogue-state-ended = Avslutta.
code-quality-ask-description = Kva barnet treng
code-quality-ask-target-group = Målgruppe
code-quality-ask-wanted-start = Ønskt oppstart
code-quality-ask-age = Alder
code-quality-ask-contact = Kven Bufetat kan ringje
code-quality-ask-danger = Om det er fare for liv eller helse
code-quality-ask-looked-after = Om barnet er ivareteke no
code-quality-ask-child-heard = Om barnet er fortalt og høyrt
code-quality-ask-child-view = Kva barnet seier
code-quality-ask-view-weighed = Korleis synet til barnet er vektlagt
code-quality-ask-stay-goal = Mål for opphaldet
code-quality-ask-leaving-criteria = Kriterium for utflytting
code-quality-ask-next-measure = Det neste tiltaket i kommunen
code-cost-kind-lodging = Losji
code-cost-kind-staff = Lønn og overtid
code-cost-kind-bought-service = Kjøpt teneste
code-cost-kind-transport = Transport
code-cost-kind-other = Anna
code-cost-count-per-day = Per døgn
code-cost-count-in-all = I alt
code-travel-method-stated = oppgitt
code-travel-method-computed = rekna ut
