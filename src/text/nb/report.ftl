# Månedsrapporten, bokmål.

rapport-tittel = Månedsrapport for { $maned }
rapport-innhold = Innhold
rapport-definisjoner = Telleregler
rapport-intern = Rapporten er til intern bruk. Små tall er ikke skjult og må vurderes før noe offentliggjøres (barnevernsloven § 13-1).

## Det som står ved hver tabell
rapport-tabell = Tabell
rapport-tabell-tittel = Tittel
rapport-uttak = Tatt ut
rapport-bak = Antall hendelser bak tabellen
rapport-note = Note
rapport-telleregler = Telleregler
rapport-tatt-ut = Tatt ut { $tidspunkt }
rapport-bak-hendelser = Antall hendelser bak tabellen: { $antall }
rapport-bak-anmodninger = Antall hendelser bak tabellen: { $antall } (her telles anmodninger)
rapport-bak-konklusjoner = Antall hendelser bak tabellen: { $antall } (her telles konklusjoner i tilsyn)
rapport-diagram = Diagram av tabellen «{ $tittel }». Tallene står i tabellen.
rapport-ingen-rader = Ingen i perioden
rapport-minutter = minutter

## Titler
rapport-hovedtall = Hovedtall
rapport-anmodninger = Anmodninger etter utfall
rapport-tid-forste-tilbud-akutt = Akutt: tid til første tilbud, anmodninger { $periode }
rapport-tid-egnet-tilbud-akutt = Akutt: tid til første tilbud kommunen fant egnet, anmodninger { $periode }
rapport-tid-innflytting-akutt = Akutt: tid til barnet flyttet inn, anmodninger { $periode }
rapport-tid-forste-tilbud-planlagt = Planlagt: tid til første tilbud, anmodninger { $periode }
rapport-tid-egnet-tilbud-planlagt = Planlagt: tid til første tilbud kommunen fant egnet, anmodninger { $periode }
rapport-tid-innflytting-planlagt = Planlagt: tid til barnet flyttet inn, anmodninger { $periode }
rapport-hendelser-per-maned = Hendelser per måned
rapport-venter-na = Venter på tilbud ved uttrekket
rapport-mulige-brudd-alvor = Mulige brudd { $periode } etter region og alvorlighetsgrad
rapport-note-venter-na = Anmodninger uten tilbud ved uttrekket, uansett hvilken måned behovet ble meldt. Trukne anmodninger er ikke med. Lengst er den lengste ventetiden så langt.
rapport-hendelser-etter-type = Hendelser og unike barn etter type
rapport-hendelser-per-region = Hendelser og unike barn per region
rapport-type-per-region = Akutte og planlagte hendelser per region
rapport-hendelser-etter-hjemmel = Hendelser og unike barn etter hjemmel
rapport-behov = Hendelser etter registrerte behov
rapport-liste = Tiltak som ikke er levert til rett tid, { $periode }
rapport-alvorlighet-per-barn = Alvorlighetsgrad per unike barn og region, { $periode }
rapport-alvorlighet-per-hendelse = Alvorlighetsgrad per hendelse og region, { $periode }
rapport-oppholdssted = Hvor barnet oppholdt seg mens det ventet
rapport-uenigheter = Uenighet om tilbudet, etter kommunens grunn
rapport-uenigheter-per-region = Uenighet om tilbudet, per region
rapport-konstaterte-per-ar = Konstaterte brudd per år, etter dato for konklusjonen
rapport-konstaterte-per-ar-hendelse = Konstaterte brudd per år, etter dato for hendelsen
rapport-konstaterte-per-type = Konstaterte brudd etter type, etter dato for konklusjonen
rapport-konstaterte-per-type-hendelse = Konstaterte brudd etter type, etter dato for hendelsen
rapport-konstaterte-per-region = Konstaterte brudd per region, etter dato for konklusjonen
rapport-konstaterte-per-region-hendelse = Konstaterte brudd per region, etter dato for hendelsen

## Rader og kolonner
rapport-sum = Sum
rapport-sum-av-radene = Sum av radene
rapport-sum-regioner = Sum av regionene
rapport-hele-landet = Hele landet
rapport-i-alt = I alt
rapport-ikke-registrert = Ikke registrert
rapport-ikke-vurdert = Ikke vurdert
rapport-ukjent-dato = Ukjent dato
rapport-storrelse = Størrelse
rapport-region = Region
rapport-maned = Måned
rapport-ar = År
rapport-type = Type
rapport-hjemmel = Hjemmel
rapport-tiltak = Tiltak
rapport-utfall = Utfall
rapport-grunn = Grunn
rapport-alvorlighet = Alvorlighetsgrad
rapport-hendelser = Hendelser
rapport-barn = Unike barn
rapport-hendelser-ialt = Hendelser i alt
rapport-unike-barn-ialt = Unike barn i alt
rapport-unike-barn-hendelser = Unike barn i hendelsene
rapport-anmodninger-ialt = Anmodninger i alt
rapport-anmodninger-kort = Anmodninger
rapport-tilbud-i-tide = Anmodninger med tilbud til rett tid
rapport-herav-uenighet = Herav uenighet om tilbudet
rapport-ikke-tilbud-i-tide = Anmodninger uten tilbud til rett tid
rapport-konstaterte = Konstaterte brudd
rapport-antall-naadd = Antall (n)
rapport-median = Median
rapport-snitt = Gjennomsnitt
rapport-p90 = 90-persentil
rapport-lengst = Lengst
rapport-venter = Venter fortsatt
rapport-trukket = Trukket før
rapport-behov-kort = Behov
rapport-behov-rus = Rus
rapport-behov-psykiatri = Psykiatri
rapport-behov-rus-psykiatri = Rus og/eller psykiatri
rapport-behov-kriminalitet = Kriminalitet
rapport-ingen-behov = Ingen registrert
rapport-nr = Nr.
rapport-meldt = Behovet meldt
rapport-forste-tilbud = Første tilbud
rapport-flyttet-inn = Flyttet inn
rapport-trukket-arsak = Trukket, årsak
rapport-dager = Dager
rapport-timer = Timer
rapport-ventetid-til = Ventetid regnet til
rapport-til-forste-tilbud = Første tilbud
rapport-til-trukket = Trukket
rapport-til-tatt-ut = Tatt ut, venter fortsatt
rapport-oppholdssted-kort = Oppholdssted

## Noter
rapport-note-selvrapportert = Hendelser er mulige brudd slik Bufetat selv har registrert dem. Bare statsforvalteren konstaterer brudd. Hendelser Bufetat har avvist, er ikke med.
rapport-note-hovedtall = Anmodninger, hendelser, barn og konklusjoner er ulike størrelser og skal ikke legges sammen. Konstaterte brudd gjelder konklusjoner i perioden, uansett når hendelsen var.
rapport-note-antall-tilsyn = Hvor mange brudd som konstateres, avhenger av hvor mange tilsyn som føres og avsluttes.
rapport-note-maned = En hendelse hører til måneden fristen gikk ut.
rapport-note-anmodninger = En anmodning hører til perioden behovet først ble meldt Bufetat, uansett kanal. Intern akutt telles som akutt.
rapport-note-uenighet = Uenighet: første tilbud kom til rett tid, og kommunen avslo det fordi den holder plassen for uegnet. Det telles for seg og er verken «ikke tilbud» eller hendelse.
rapport-note-barn-overlapper = Et barn i flere rader telles én gang i hver og én gang i alt. Summen av radene kan derfor være høyere enn antallet i alt.
rapport-note-uten-barn =
    { $antall ->
        [one] { $antall } hendelse er registrert uten kjent barn og er ikke med i tallene for barn.
       *[other] { $antall } hendelser er registrert uten kjent barn og er ikke med i tallene for barn.
    }
rapport-note-barn-per-kommune = Barn gjenkjennes ikke på tvers av kommuner. Et barn som er kjent i to kommuner, telles som to.
rapport-note-behov = En hendelse kan være med i flere rader, så radene skal ikke legges sammen.
rapport-note-tid-utvalg = Anmodninger der behovet først ble meldt i perioden. Ventetiden regnes fra behovet ble meldt. Barn som fortsatt venter, og anmodninger som er trukket, står i egne kolonner og er ikke med i median, gjennomsnitt, 90-persentil og lengst.
rapport-note-kvantiler = Median: den midterste ventetiden; ved et likt antall midt mellom de to midterste. 90-persentil: den korteste ventetiden som minst 90 prosent ikke overskrider. Alt er rundet ned til hele minutter. «d» er 24 timer.
rapport-note-egnet = Første tilbud kommunen fant egnet er det første tilbudet den aksepterte. Tiden regnes til tilbudet ble gitt, ikke til svaret.
rapport-note-liste-ventetid = Dager er antall midnatter fra behovet ble meldt. Ventetiden regnes til første tilbud; uten tilbud til anmodningen ble trukket, ellers til uttaket.
rapport-note-oppholdssted = Oppholdssted er stedet barnet var lengst sammenhengende i ventetiden; uten registrerte opphold stedet som er registrert på hendelsen.
rapport-note-hoyeste = Hvert barn telles med sin høyeste vurderte alvorlighetsgrad i perioden: i en region blant hendelsene der, for hele landet blant alle. Et barn i to regioner telles i begge og én gang for hele landet. Forslag som ingen har vurdert, er ikke med.
rapport-note-tre-nivaer = Skalaen med tre nivåer ble brukt i 2023 og regnes ikke om til skalaen med fem.
rapport-note-annen-skala =
    { $antall ->
        [one] { $antall } hendelse i perioden hører til den andre skalaen og er ikke med.
       *[other] { $antall } hendelser i perioden hører til den andre skalaen og er ikke med.
    }
rapport-note-konklusjonsdato = Bruddene er plassert i tid etter datoen statsforvalteren konkluderte.
rapport-note-hendelsesdato = Bruddene er plassert i tid etter datoen for hendelsen. Med er konklusjoner til og med rapportmåneden, så tallene for siste år øker etter hvert som tilsyn avsluttes.

## Rettelser siden sist
rapport-rettelser = Rettelser siden { $maned } ble frosset
rapport-rettede-tall = Hovedtall for { $maned }: frosset, og talt nå
rapport-arsak = Årsak
rapport-antall-fakta = Antall
rapport-frosset = Frosset
rapport-na = Nå
rapport-bak-fakta = Antall hendelser bak tabellen: { $antall } (her telles det som er meldt etter frysingen)
rapport-note-rettelser = { $maned } ble frosset med det som var meldt { $tidspunkt }. Her står det som er meldt etter det om anmodninger, tilbud, hendelser og konklusjoner, for den måneden og månedene før. Plasser, opphold, henvendelser og kostnader som er meldt senere, står ikke her. De frosne tallene er ikke endret.
rapport-note-region = Tallene gjelder region { $region }.
rapport-note-rettelser-arsaker = En sak kan stå med flere årsaker, så radene skal ikke legges sammen. «Saken gikk videre» er ingen feil: det skjedde etter uttaket.
rapport-rettelse-anmodning-kom-til = Anmodning meldt etter frysingen
rapport-rettelse-anmodning-rettet = Anmodning rettet
rapport-rettelse-meldt-sent = Hadde skjedd før uttaket, meldt etter
rapport-rettelse-saken-gikk-videre = Saken gikk videre etter uttaket
rapport-rettelse-hendelse-kom-til = Mulig brudd registrert etter frysingen
rapport-rettelse-hendelse-avgjort = Mulig brudd bekreftet eller avvist
rapport-rettelse-alvorlighet-vurdert = Alvorlighetsgrad vurdert
rapport-rettelse-hendelse-rettet = Mulig brudd rettet
rapport-rettelse-konklusjon-kom-til = Konklusjon i tilsyn meldt etter frysingen

## De grovere utgavene
rapport-utgave-intern = Utgave for intern bruk i etatene. Ingen tall i den forteller om færre enn tre.
rapport-utgave-offentlig = Offentlig utgave. Ingen tall i den forteller om færre enn fem (barnevernsloven § 13-1).
rapport-periode = Periode
rapport-antall = Antall
rapport-sma-hendelser = Hendelser hittil i året, { $periode }
rapport-sma-hendelser-region = Hendelser per region, { $periode }
rapport-sma-hendelser-type = Hendelser etter type, { $periode }
rapport-sma-anmodninger = Anmodninger hittil i året, { $periode }
rapport-sma-anmodninger-region = Anmodninger per region, { $periode }
rapport-sma-anmodninger-type = Anmodninger etter type, { $periode }
rapport-sma-konstaterte = Konstaterte brudd hittil i året, { $periode }
rapport-sma-konstaterte-region = Konstaterte brudd per region, { $periode }
rapport-note-sma-tall = Et tall vises når det har vokst med minst { $minst } siden det sist ble vist. Summen er det som er vist.
rapport-note-holdt-tilbake = Den siste perioden er ikke vist: det har kommet færre enn { $minst } siden tallet sist ble vist. De kommer med i et senere tall.
rapport-note-fordeling-utelatt = Fordelingen er utelatt denne måneden: minst én del har vokst med færre enn { $minst } siden fordelingen sist ble vist. Tomt betyr ikke null. Står det tall, er de fra sist fordelingen ble vist.
