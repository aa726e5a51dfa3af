# Månadsrapporten: delar, og tabellane om tilbod, usemje, ventetid, nemnd, tilsyn og kapasitet, nynorsk.
## Delar av rapporten
rapport-tittel-region = Månadsrapport for { $maned }, region { $region }
rapport-del-hovedtall = 1. Hovudtal
rapport-del-tid-til-tilbud = 2. Tid til tilbod
rapport-del-ikke-levert-i-tide = 3. Ikkje levert til rett tid
rapport-del-alvorlighet = 4. Alvorsgrad
rapport-del-oppholdssted = 5. Kvar barna var, og kva det kosta
rapport-del-uenighet = 6. Usemje
rapport-del-avstand-og-sosken = 7. Avstand og sysken
rapport-del-avslag = 8. Avslag og plassar som ikkje vart tilbydde
rapport-del-fosterhjem = 9. Ventetid for fosterheim
rapport-del-nemnd = 10. Nemnda
rapport-del-kapasitet = 11. Kapasitet og utnytting
rapport-del-tilsyn = 12. Tilsyn og konstaterte brot
rapport-del-historikk = 13. Tal frå før tenesta
rapport-del-rettelser = 14. Rettingar sidan sist
rapport-del-uten-data = Ingen data for denne delen ved uttaket.
rapport-definisjoner-versjon = Versjon av definisjonane: { $versjon }
rapport-tabellenes-navn = Tabellane og reglane dei følgjer
rapport-hele-regionen = Heile regionen

## Kva som blir talt
rapport-bak-tilbud = Tal på hendingar bak tabellen: { $antall } (her blir tilbod talde)
rapport-bak-vurderte = Tal på hendingar bak tabellen: { $antall } (her blir plassar som vart vurderte, talde)
rapport-bak-henvendelser = Tal på hendingar bak tabellen: { $antall } (her blir førespurnader og behov det ikkje vart bede om plass for, talde)
rapport-bak-tilsyn = Tal på hendingar bak tabellen: { $antall } (her blir tilsyn talde)
rapport-bak-uenigheter = Tal på hendingar bak tabellen: { $antall } (her blir usemjer talde)
rapport-bak-mellomlosninger = Tal på hendingar bak tabellen: { $antall } (her blir opphald i ventetida talde)
rapport-bak-sosken = Tal på hendingar bak tabellen: { $antall } (her blir syskengrupper talde)
rapport-bak-nemnd = Tal på hendingar bak tabellen: { $antall } (her blir steg i nemnda talde)

## Titlar
rapport-tid-til-tilbud = Tid til første tilbod per type og region, oppmodingar { $periode }
rapport-utfall-per-tiltak = Ikkje tilbod og usemje etter type og tiltak, oppmodingar { $periode }
rapport-uenighet-tema = Usemje etter tema
rapport-tilbud-og-avslag = Tilbod etter svaret frå kommunen
rapport-vurderte-plasser = Plassar Bufetat vurderte og ikkje tilbaud, etter grunn
rapport-avstand-tilbud = Avstand og reisetid til plassar som vart tilbydde, { $periode }
rapport-avstand-innflyttet = Avstand og reisetid til plassar barn flytta inn i, { $periode }
rapport-sosken = Syskengrupper etter utfall og ønske
rapport-mellomlosninger = Opphald i ventetida og kva dei kosta, byrja { $periode }
rapport-ventetid-fosterhjem = Ventetid for fosterheim etter ønskt oppstart, per år
rapport-ventetid-fosterhjem-tertial = Ventetid for fosterheim etter ønskt oppstart, per tertial
rapport-henvendelser-per-kvartal = Førespurnader og oppmodingar per kvartal
rapport-nemnd = Saker i nemnda
rapport-tilsyn = Tilsyn per region, { $periode }
rapport-tilsyn-konklusjoner = Konklusjonar i tilsyn

## Rader og kolonnar
rapport-tema = Tema
rapport-svar = Svar
rapport-kvartal = Kvartal
rapport-konklusjon = Konklusjon
rapport-saker = Saker
rapport-kommuner = Kommunar
rapport-opphold = Opphald
rapport-dogn = Byrja døgn
rapport-kroner = Kroner
rapport-uten-kostnad = Opphald utan oppgitt kostnad
rapport-arbeidstimer = Timar for dei tilsette
rapport-uten-timer = Opphald utan oppgitte timar
rapport-tilbud = Tilbod
rapport-kilometer = Kilometer
rapport-reisetid = Reisetid
rapport-antall-kjent = Tilbod der ho er kjend (n)
rapport-uenighet-reist = Reist
rapport-uenighet-aapen = Opne
rapport-uenighet-lost = Løyste
rapport-uenighet-staar = Står
rapport-tilbud-akseptert = Akseptert
rapport-tilbud-tilbaketrukket = Trekt av Bufetat
rapport-tilbud-ubesvart = Ikkje svart på ved uttaket
rapport-sosken-sammen = Bur i same eining
rapport-sosken-delt = Bur i ulike einingar
rapport-sosken-venter = Minst éin ventar
rapport-sosken-avsluttet = Minst éi vart trekt, og ingen ventar
rapport-flyttet-inn-i-perioden = Flytta inn i perioden (dagar)
rapport-venter-ved-slutten = Ventar ved slutten av perioden (dagar)
rapport-henvendelser = Førespurnader
rapport-uten-utfall = Utfall ikkje meldt
rapport-ikke-bedt = Behov utan oppmoding
rapport-anmodning-akutt = Akutt
rapport-anmodning-institusjon = Planlagt, institusjon
rapport-anmodning-fosterhjem = Planlagt, fosterheim
rapport-anmodning-annet = Planlagt, anna
rapport-nemnd-steg = Steg
rapport-nemnd-flere-berammelser = Saker som vart fastsette meir enn éin gong
rapport-nemnd-vedtak-for-tilbud = Saker der nemnda vedtok før nokon plass var tilboden
rapport-nemnd-bortfalt = Oppmodingar som vart trekte fordi vedtaket fall bort
rapport-nemnd-avvist = Oppmodingar som vart trekte fordi nemnda avviste saka
rapport-tilsyn-mottatt = Mottekne
rapport-tilsyn-konkludert = Konkluderte
rapport-median-dager = Median (dagar)
rapport-tilsyn-palegg = Saker med pålegg
rapport-tilsyn-apne = Opne ved uttaket

## Notar
rapport-note-uenighet-tema = Ei usemje høyrer til perioden ein av partane reiste ho. Korleis ho står, er slik det var meldt ved uttaket. Ei sak kan ha fleire usemjer. Dette er ikkje det same som eit tilbod kommunen avslo som ueigna; det står i tabellane under.
rapport-note-tilbud = Eit tilbod høyrer til perioden det vart gitt. Svaret er slik det var meldt ved uttaket.
rapport-note-vurderte-plasser = Plassar som Bufetat har meldt at det vurderte og ikkje tilbaud. Dei er verken tilbod eller avslag.
rapport-note-avstand = Kilometer er oppgitt av Bufetat. Reisetida er oppgitt eller utrekna då tilbodet vart gitt. Tilbod utan kjend avstand eller reisetid er med i talet på tilbod og ikkje i resten. Regionen er den kommunen høyrer til.
rapport-note-sosken = Ei syskengruppe er to eller fleire oppmodingar frå éin kommune om barn som høyrer saman. Ho høyrer til perioden det første behovet vart meldt. Ønsket er det kommunen sist har meldt.
rapport-note-mellomlosninger = Kostnad og timar er oppgitte av kommunen. Summen er av det som er oppgitt; opphald utan oppgitt kostnad eller timar står i eigne kolonnar og er ikkje null kroner. Eit opphald som varer, er rekna til slutten av ventetida eller til uttaket. Ei sak eller ein kommune kan stå i fleire rader.
rapport-note-ventetid-fosterhjem = Med er oppmodingar om fosterheim der ønskt oppstart er oppgitt. Dei som flytta inn, blir talde i perioden dei flytta inn; flytta barnet inn før ønskt oppstart, er ventetida null. Dei som ventar, blir talde den siste dagen i perioden eller ved uttaket om det kom før.
rapport-note-kvantiler-dager = Median: den midtarste ventetida; ved eit likt tal midt mellom dei to midtarste. Alt er i dagar, runda ned.
rapport-note-henvendelser = Førespurnader, oppmodingar og behov utan oppmoding er tre ulike storleikar og skal ikkje leggjast saman. Ein førespurnad som vart ei oppmoding, står i begge.
rapport-note-nemnd = Steg og saker er talde i perioden steget skjedde; eit fastsett møte i perioden møtet blir halde. Ei sak kan stå i fleire rader, så radene skal ikkje leggjast saman. Berre det som er meldt i tenesta, er med.
rapport-note-tilsyn = Mottekne, konkluderte og pålegg gjeld det som skjedde i perioden; opne er alle tilsyn utan konklusjon ved uttaket. Median er dagar frå tilsynet vart opna til datoen for konklusjonen, for dei som vart konkluderte i perioden.

## Kapasitet
rapport-bak-plasser = Tal på hendingar bak tabellen: { $antall } (her blir rader i plassregisteret talde)
rapport-bak-importert = Tal på importerte tabellar bak tabellen: { $antall } (tenesta har ikkje talt dei sjølv)
rapport-bak-opphold = Tal på hendingar bak tabellen: { $antall } (her blir opphald talde)
rapport-kapasitet-statlig = Budsjetterte plassar i statlege institusjonar ved utgangen av perioden
rapport-kapasitet-privat = Private plassar på rammeavtale ved utgangen av perioden
rapport-utnyttelse-statlig = Utnytting av statlege institusjonsplassar
rapport-utnyttelse-privat = Utnytting av private institusjonsplassar
rapport-opphold-beredskapshjem = Opphaldstid i beredskapsheim ved avslutta opphald (dagar)
rapport-oppholdstid-institusjon = Opphaldstid i institusjon ved avslutta opphald (dagar), { $periode }
rapport-malgruppe = Målgruppe
rapport-garanti = Garanti
rapport-uspesifisert = Uspesifisert
rapport-med-garanti = Med garanti
rapport-uten-garanti = Utan garanti
rapport-opptatte-dogn = Opptekne plassdøgn
rapport-tilgjengelige-dogn = Tilgjengelege plassdøgn
rapport-utnyttelse-prosent = Utnytting (prosent)
rapport-ekstra-plass = Ekstra plass (døgn)
rapport-stengte-dogn = Stengde plassdøgn
rapport-registrerte-opphold = Registrerte opphald
rapport-opphold-i-saker = Opphald i sakene i tenesta
rapport-note-kapasitet = Plassane er oppgitte av Bufetat og Bufdir. Stengde plassar er med her og blir trekte frå i utnyttinga. Plassar utan oppgitt målgruppe eller garanti står for seg.
rapport-note-utnyttelse = Eit plassdøgn er eit døgn ein plass finst, eller eit barn bur der; dagen barnet flyttar ut er ikkje med. Ekstra plass er døgn eit barn har meir enn éin plass. Regionen er den eininga ligg i.
rapport-note-oppholdstid = Registrerte opphald er melde frå andre register, og sakene i tenesta er rekna frå innflytting til utflytting. Eit opphald kan vere med begge stader, så dei to skal ikkje leggjast saman.

## Tal frå før tenesta
rapport-historikk = Importert: { $serie }
rapport-historikk-periode = Periode
rapport-historikk-inndeling = Inndeling
rapport-historikk-gjelder = Gjeld
rapport-historikk-tall = Tal
rapport-historikk-trykt = Sum som trykt i kjelda
rapport-note-historikk = Importert, ikkje talt av tenesta. Tala er gjevne att som i kjelda og er ikkje lagde saman med noko tenesta har talt.
rapport-note-historikk-kilde = Kjelde: { $kilde }
rapport-note-historikk-trykt = { $periode } er gjeve att som trykt: Radene blir til saman { $rader }, men kjelda oppgjev summen { $sum }.
rapport-note-historikk-landet = Tabellar som ikkje er delte etter region, gjeld heile landet.
rapport-note-historikk-ny = { $kommune }: Kjelda har tala under { $gamle }.
rapport-note-historikk-delt = { $kommune } vart delt og er no { $nye }. Talet kan ikkje førast over og står under det gamle nummeret.

rapport-tittel-uke = Vekesrapport for { $uke }
rapport-tittel-uke-region = Vekesrapport for { $uke }, region { $region }
rapport-uke = veke { $nummer }, { $fra } til { $til }
rapport-uke-hovedtall = Hovudtal for veka
rapport-uke-per-region = Oppmodingar og hendingar per region, { $uke }
rapport-note-uke = Veka går frå måndag til og med søndag. Hendingar som berre er kjende med månaden, står ikkje i noka veke.
