# Månedsrapporten: deler, og tabellene om tilbud, uenighet, ventetid, nemnd, tilsyn og kapasitet, bokmål.
## Deler av rapporten
rapport-tittel-region = Månedsrapport for { $maned }, region { $region }
rapport-del-hovedtall = 1. Hovedtall
rapport-del-tid-til-tilbud = 2. Tid til tilbud
rapport-del-ikke-levert-i-tide = 3. Ikke levert til rett tid
rapport-del-alvorlighet = 4. Alvorlighetsgrad
rapport-del-oppholdssted = 5. Hvor barna oppholdt seg, og hva det kostet
rapport-del-uenighet = 6. Uenighet
rapport-del-avstand-og-sosken = 7. Avstand og søsken
rapport-del-avslag = 8. Avslag og plasser som ikke ble tilbudt
rapport-del-fosterhjem = 9. Ventetid for fosterhjem
rapport-del-nemnd = 10. Nemnda
rapport-del-kapasitet = 11. Kapasitet og utnyttelse
rapport-del-tilsyn = 12. Tilsyn og konstaterte brudd
rapport-del-historikk = 13. Tall fra før tjenesten
rapport-del-rettelser = 14. Rettelser siden sist
rapport-del-uten-data = Ingen data for denne delen ved uttaket.
rapport-definisjoner-versjon = Versjon av definisjonene: { $versjon }
rapport-tabellenes-navn = Tabellene og reglene de følger
rapport-hele-regionen = Hele regionen

## Hva som telles
rapport-bak-tilbud = Antall hendelser bak tabellen: { $antall } (her telles tilbud)
rapport-bak-vurderte = Antall hendelser bak tabellen: { $antall } (her telles plasser som ble vurdert)
rapport-bak-henvendelser = Antall hendelser bak tabellen: { $antall } (her telles henvendelser og behov det ikke ble bedt om plass for)
rapport-bak-tilsyn = Antall hendelser bak tabellen: { $antall } (her telles tilsyn)
rapport-bak-uenigheter = Antall hendelser bak tabellen: { $antall } (her telles uenigheter)
rapport-bak-mellomlosninger = Antall hendelser bak tabellen: { $antall } (her telles opphold i ventetiden)
rapport-bak-sosken = Antall hendelser bak tabellen: { $antall } (her telles søskengrupper)
rapport-bak-nemnd = Antall hendelser bak tabellen: { $antall } (her telles steg i nemnda)

## Titler
rapport-tid-til-tilbud = Tid til første tilbud per type og region, anmodninger { $periode }
rapport-utfall-per-tiltak = Ikke tilbud og uenighet etter type og tiltak, anmodninger { $periode }
rapport-uenighet-tema = Uenighet etter tema
rapport-tilbud-og-avslag = Tilbud etter kommunens svar
rapport-vurderte-plasser = Plasser Bufetat vurderte og ikke tilbød, etter grunn
rapport-avstand-tilbud = Avstand og reisetid til plasser som ble tilbudt, { $periode }
rapport-avstand-innflyttet = Avstand og reisetid til plasser barn flyttet inn i, { $periode }
rapport-sosken = Søskengrupper etter utfall og ønske
rapport-mellomlosninger = Opphold i ventetiden og hva de kostet, begynt { $periode }
rapport-ventetid-fosterhjem = Ventetid for fosterhjem etter ønsket oppstart, per år
rapport-ventetid-fosterhjem-tertial = Ventetid for fosterhjem etter ønsket oppstart, per tertial
rapport-henvendelser-per-kvartal = Henvendelser og anmodninger per kvartal
rapport-nemnd = Saker i nemnda
rapport-tilsyn = Tilsyn per region, { $periode }
rapport-tilsyn-konklusjoner = Konklusjoner i tilsyn

## Rader og kolonner
rapport-tema = Tema
rapport-svar = Svar
rapport-kvartal = Kvartal
rapport-konklusjon = Konklusjon
rapport-saker = Saker
rapport-kommuner = Kommuner
rapport-opphold = Opphold
rapport-dogn = Begynte døgn
rapport-kroner = Kroner
rapport-uten-kostnad = Opphold uten oppgitt kostnad
rapport-arbeidstimer = Ansattes timer
rapport-uten-timer = Opphold uten oppgitte timer
rapport-tilbud = Tilbud
rapport-kilometer = Kilometer
rapport-reisetid = Reisetid
rapport-antall-kjent = Tilbud der den er kjent (n)
rapport-uenighet-reist = Reist
rapport-uenighet-aapen = Åpne
rapport-uenighet-lost = Løst
rapport-uenighet-staar = Står
rapport-tilbud-akseptert = Akseptert
rapport-tilbud-tilbaketrukket = Trukket av Bufetat
rapport-tilbud-ubesvart = Ubesvart ved uttaket
rapport-sosken-sammen = Bor i samme enhet
rapport-sosken-delt = Bor i ulike enheter
rapport-sosken-venter = Minst én venter
rapport-sosken-avsluttet = Minst én ble trukket, og ingen venter
rapport-flyttet-inn-i-perioden = Flyttet inn i perioden (dager)
rapport-venter-ved-slutten = Venter ved slutten av perioden (dager)
rapport-henvendelser = Henvendelser
rapport-uten-utfall = Utfall ikke meldt
rapport-ikke-bedt = Behov uten anmodning
rapport-anmodning-akutt = Akutt
rapport-anmodning-institusjon = Planlagt, institusjon
rapport-anmodning-fosterhjem = Planlagt, fosterhjem
rapport-anmodning-annet = Planlagt, annet
rapport-nemnd-steg = Steg
rapport-nemnd-flere-berammelser = Saker berammet mer enn én gang
rapport-nemnd-vedtak-for-tilbud = Saker der nemnda vedtok før noen plass var tilbudt
rapport-nemnd-bortfalt = Anmodninger trukket fordi vedtaket falt bort
rapport-nemnd-avvist = Anmodninger trukket fordi nemnda avviste saken
rapport-tilsyn-mottatt = Mottatt
rapport-tilsyn-konkludert = Konkludert
rapport-median-dager = Median (dager)
rapport-tilsyn-palegg = Saker med pålegg
rapport-tilsyn-apne = Åpne ved uttaket

## Noter
rapport-note-uenighet-tema = En uenighet hører til perioden en av partene reiste den. Hvordan den står, er slik det var meldt ved uttaket. En sak kan ha flere uenigheter. Dette er ikke det samme som et tilbud kommunen avslo som uegnet; det står i tabellene under.
rapport-note-tilbud = Et tilbud hører til perioden det ble gitt. Svaret er slik det var meldt ved uttaket.
rapport-note-vurderte-plasser = Plasser som Bufetat har meldt at det vurderte og ikke tilbød. De er verken tilbud eller avslag.
rapport-note-avstand = Kilometer er oppgitt av Bufetat. Reisetiden er oppgitt eller beregnet da tilbudet ble gitt. Tilbud uten kjent avstand eller reisetid er med i antallet og ikke i resten. Regionen er kommunens.
rapport-note-sosken = En søskengruppe er to eller flere anmodninger fra én kommune om barn som hører sammen. Den hører til perioden det første behovet ble meldt. Ønsket er det kommunen sist har meldt.
rapport-note-mellomlosninger = Kostnad og timer er oppgitt av kommunen. Summen er av det som er oppgitt; opphold uten oppgitt kostnad eller timer står i egne kolonner og er ikke null kroner. Et opphold som varer, er regnet til slutten av ventetiden eller til uttaket. En sak eller kommune kan stå i flere rader.
rapport-note-ventetid-fosterhjem = Med er anmodninger om fosterhjem der ønsket oppstart er oppgitt. De som flyttet inn, telles i perioden de flyttet inn; flyttet barnet inn før ønsket oppstart, er ventetiden null. De som venter, telles ved periodens siste dag eller ved uttaket om det kom før.
rapport-note-kvantiler-dager = Median: den midterste ventetiden; ved et likt antall midt mellom de to midterste. Alt er i dager, rundet ned.
rapport-note-henvendelser = Henvendelser, anmodninger og behov uten anmodning er tre ulike størrelser og skal ikke legges sammen. En henvendelse som ble en anmodning, står i begge.
rapport-note-nemnd = Steg og saker er talt i perioden steget skjedde; et berammet møte i perioden møtet holdes. En sak kan stå i flere rader, så radene skal ikke legges sammen. Bare det som er meldt i tjenesten, er med.
rapport-note-tilsyn = Mottatt, konkludert og pålegg gjelder det som skjedde i perioden; åpne er alle tilsyn uten konklusjon ved uttaket. Median er dager fra tilsynet ble åpnet til konklusjonens dato, for dem som ble konkludert i perioden.

## Kapasitet
rapport-bak-plasser = Antall hendelser bak tabellen: { $antall } (her telles rader i plassregisteret)
rapport-bak-importert = Antall importerte tabeller bak tabellen: { $antall } (tjenesten har ikke talt dem selv)
rapport-bak-opphold = Antall hendelser bak tabellen: { $antall } (her telles opphold)
rapport-kapasitet-statlig = Budsjetterte plasser i statlige institusjoner ved utgangen av perioden
rapport-kapasitet-privat = Private plasser på rammeavtale ved utgangen av perioden
rapport-utnyttelse-statlig = Utnyttelse av statlige institusjonsplasser
rapport-utnyttelse-privat = Utnyttelse av private institusjonsplasser
rapport-opphold-beredskapshjem = Oppholdstid i beredskapshjem ved avsluttet opphold (dager)
rapport-oppholdstid-institusjon = Oppholdstid i institusjon ved avsluttet opphold (dager), { $periode }
rapport-malgruppe = Målgruppe
rapport-garanti = Garanti
rapport-uspesifisert = Uspesifisert
rapport-med-garanti = Med garanti
rapport-uten-garanti = Uten garanti
rapport-opptatte-dogn = Opptatte plassdøgn
rapport-tilgjengelige-dogn = Tilgjengelige plassdøgn
rapport-utnyttelse-prosent = Utnyttelse (prosent)
rapport-ekstra-plass = Ekstra plass (døgn)
rapport-stengte-dogn = Stengte plassdøgn
rapport-registrerte-opphold = Registrerte opphold
rapport-opphold-i-saker = Opphold i tjenestens egne saker
rapport-note-kapasitet = Plassene er oppgitt av Bufetat og Bufdir. Stengte plasser er med her og trekkes fra i utnyttelsen. Plasser uten oppgitt målgruppe eller garanti står for seg.
rapport-note-utnyttelse = Et plassdøgn er et døgn en plass finnes, eller et barn bor der; dagen barnet flytter ut er ikke med. Ekstra plass er døgn et barn har mer enn én plass. Regionen er enhetens.
rapport-note-oppholdstid = Registrerte opphold er meldt fra andre registre, og tjenestens egne saker er regnet fra innflytting til utflytting. Et opphold kan være med begge steder, så de to skal ikke legges sammen.

## Tall fra før tjenesten
rapport-historikk = Importert: { $serie }
rapport-historikk-periode = Periode
rapport-historikk-inndeling = Inndeling
rapport-historikk-gjelder = Gjelder
rapport-historikk-tall = Tall
rapport-historikk-trykt = Sum som trykt i kilden
rapport-note-historikk = Importert, ikke talt av tjenesten. Tallene er gjengitt som i kilden og er ikke lagt sammen med noe tjenesten har talt.
rapport-note-historikk-kilde = Kilde: { $kilde }
rapport-note-historikk-trykt = { $periode } er gjengitt som trykt: Radene blir til sammen { $rader }, men kilden oppgir summen { $sum }.
rapport-note-historikk-landet = Tabeller som ikke er delt etter region, gjelder hele landet.
rapport-note-historikk-ny = { $kommune }: Kilden har tallene under { $gamle }.
rapport-note-historikk-delt = { $kommune } ble delt og er nå { $nye }. Tallet kan ikke føres over og står under det gamle nummeret.

rapport-tittel-uke = Ukesrapport for { $uke }
rapport-tittel-uke-region = Ukesrapport for { $uke }, region { $region }
rapport-uke = uke { $nummer }, { $fra } til { $til }
rapport-uke-hovedtall = Hovedtall for uken
rapport-uke-per-region = Anmodninger og hendelser per region, { $uke }
rapport-note-uke = Uken går fra mandag til og med søndag. Hendelser som bare er kjent med måneden, står ikke i noen uke.
