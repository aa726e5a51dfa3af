# Månadsrapporten, nynorsk.

rapport-tittel = Månadsrapport for { $maned }
rapport-innhold = Innhald
rapport-definisjoner = Teljereglar
rapport-intern = Rapporten er til intern bruk. Små tal er ikkje skjulte og må vurderast før noko blir offentleggjort (barnevernsloven § 13-1).

## Det som står ved kvar tabell
rapport-tabell = Tabell
rapport-tabell-tittel = Tittel
rapport-uttak = Teke ut
rapport-bak = Tal på hendingar bak tabellen
rapport-note = Note
rapport-telleregler = Teljereglar
rapport-tatt-ut = Teke ut { $tidspunkt }
rapport-bak-hendelser = Tal på hendingar bak tabellen: { $antall }
rapport-bak-anmodninger = Tal på hendingar bak tabellen: { $antall } (her blir oppmodingar talde)
rapport-bak-konklusjoner = Tal på hendingar bak tabellen: { $antall } (her blir konklusjonar i tilsyn talde)
rapport-diagram = Diagram av tabellen «{ $tittel }». Tala står i tabellen.
rapport-ingen-rader = Ingen i perioden
rapport-minutter = minutt

## Titlar
rapport-hovedtall = Hovudtal
rapport-anmodninger = Oppmodingar etter utfall
rapport-tid-forste-tilbud-akutt = Akutt: tid til første tilbod, oppmodingar { $periode }
rapport-tid-egnet-tilbud-akutt = Akutt: tid til første tilbod kommunen fann eigna, oppmodingar { $periode }
rapport-tid-innflytting-akutt = Akutt: tid til barnet flytta inn, oppmodingar { $periode }
rapport-tid-forste-tilbud-planlagt = Planlagt: tid til første tilbod, oppmodingar { $periode }
rapport-tid-egnet-tilbud-planlagt = Planlagt: tid til første tilbod kommunen fann eigna, oppmodingar { $periode }
rapport-tid-innflytting-planlagt = Planlagt: tid til barnet flytta inn, oppmodingar { $periode }
rapport-hendelser-per-maned = Hendingar per månad
rapport-venter-na = Ventar på tilbod ved uttrekket
rapport-mulige-brudd-alvor = Moglege brot { $periode } etter region og alvorsgrad
rapport-note-venter-na = Oppmodingar utan tilbod ved uttrekket, uansett kva månad behovet vart meldt. Trekte oppmodingar er ikkje med. Lengst er den lengste ventetida så langt.
rapport-hendelser-etter-type = Hendingar og unike barn etter type
rapport-hendelser-per-region = Hendingar og unike barn per region
rapport-type-per-region = Akutte og planlagde hendingar per region
rapport-hendelser-etter-hjemmel = Hendingar og unike barn etter heimel
rapport-behov = Hendingar etter registrerte behov
rapport-liste = Tiltak som ikkje er leverte til rett tid, { $periode }
rapport-alvorlighet-per-barn = Alvorsgrad per unike barn og region, { $periode }
rapport-alvorlighet-per-hendelse = Alvorsgrad per hending og region, { $periode }
rapport-oppholdssted = Kvar barnet var medan det venta
rapport-uenigheter = Usemje om tilbodet, etter grunnen til kommunen
rapport-uenigheter-per-region = Usemje om tilbodet, per region
rapport-konstaterte-per-ar = Konstaterte brot per år, etter dato for konklusjonen
rapport-konstaterte-per-ar-hendelse = Konstaterte brot per år, etter dato for hendinga
rapport-konstaterte-per-type = Konstaterte brot etter type, etter dato for konklusjonen
rapport-konstaterte-per-type-hendelse = Konstaterte brot etter type, etter dato for hendinga
rapport-konstaterte-per-region = Konstaterte brot per region, etter dato for konklusjonen
rapport-konstaterte-per-region-hendelse = Konstaterte brot per region, etter dato for hendinga

## Rader og kolonnar
rapport-sum = Sum
rapport-sum-av-radene = Sum av radene
rapport-sum-regioner = Sum av regionane
rapport-hele-landet = Heile landet
rapport-i-alt = I alt
rapport-ikke-registrert = Ikkje registrert
rapport-ikke-vurdert = Ikkje vurdert
rapport-ukjent-dato = Ukjend dato
rapport-storrelse = Storleik
rapport-region = Region
rapport-maned = Månad
rapport-ar = År
rapport-type = Type
rapport-hjemmel = Heimel
rapport-tiltak = Tiltak
rapport-utfall = Utfall
rapport-grunn = Grunn
rapport-alvorlighet = Alvorsgrad
rapport-hendelser = Hendingar
rapport-barn = Unike barn
rapport-hendelser-ialt = Hendingar i alt
rapport-unike-barn-ialt = Unike barn i alt
rapport-unike-barn-hendelser = Unike barn i hendingane
rapport-anmodninger-ialt = Oppmodingar i alt
rapport-anmodninger-kort = Oppmodingar
rapport-tilbud-i-tide = Oppmodingar med tilbod til rett tid
rapport-herav-uenighet = Av desse usemje om tilbodet
rapport-ikke-tilbud-i-tide = Oppmodingar utan tilbod til rett tid
rapport-konstaterte = Konstaterte brot
rapport-antall-naadd = Tal på (n)
rapport-median = Median
rapport-snitt = Gjennomsnitt
rapport-p90 = 90-persentil
rapport-lengst = Lengst
rapport-venter = Ventar framleis
rapport-trukket = Trekt før
rapport-behov-kort = Behov
rapport-behov-rus = Rus
rapport-behov-psykiatri = Psykiatri
rapport-behov-rus-psykiatri = Rus og/eller psykiatri
rapport-behov-kriminalitet = Kriminalitet
rapport-ingen-behov = Ingen registrerte
rapport-nr = Nr.
rapport-meldt = Behovet meldt
rapport-forste-tilbud = Første tilbod
rapport-flyttet-inn = Flytta inn
rapport-trukket-arsak = Trekt, årsak
rapport-dager = Dagar
rapport-timer = Timar
rapport-ventetid-til = Ventetid rekna til
rapport-til-forste-tilbud = Første tilbod
rapport-til-trukket = Trekt
rapport-til-tatt-ut = Teke ut, ventar framleis
rapport-oppholdssted-kort = Opphaldsstad

## Notar
rapport-note-selvrapportert = Hendingar er moglege brot slik Bufetat sjølv har registrert dei. Berre statsforvaltaren konstaterer brot. Hendingar Bufetat har avvist, er ikkje med.
rapport-note-hovedtall = Oppmodingar, hendingar, barn og konklusjonar er ulike storleikar og skal ikkje leggjast saman. Konstaterte brot gjeld konklusjonar i perioden, uansett når hendinga var.
rapport-note-antall-tilsyn = Kor mange brot som blir konstaterte, kjem an på kor mange tilsyn som blir førte og avslutta.
rapport-note-maned = Ei hending høyrer til månaden fristen gjekk ut.
rapport-note-anmodninger = Ei oppmoding høyrer til perioden behovet først vart meldt til Bufetat, uansett kanal. Intern akutt blir talt som akutt.
rapport-note-uenighet = Usemje: første tilbod kom til rett tid, og kommunen avslo det fordi han held plassen for ueigna. Det blir talt for seg og er verken «ikkje tilbod» eller hending.
rapport-note-barn-overlapper = Eit barn i fleire rader blir talt éin gong i kvar og éin gong i alt. Summen av radene kan derfor vere høgare enn talet i alt.
rapport-note-uten-barn =
    { $antall ->
        [one] { $antall } hending er registrert utan kjent barn og er ikkje med i tala for barn.
       *[other] { $antall } hendingar er registrerte utan kjent barn og er ikkje med i tala for barn.
    }
rapport-note-barn-per-kommune = Barn blir ikkje kjende att på tvers av kommunar. Eit barn som er kjent i to kommunar, blir talt som to.
rapport-note-behov = Ei hending kan vere med i fleire rader, så radene skal ikkje leggjast saman.
rapport-note-tid-utvalg = Oppmodingar der behovet først vart meldt i perioden. Ventetida blir rekna frå behovet vart meldt. Barn som framleis ventar, og oppmodingar som er trekte, står i eigne kolonnar og er ikkje med i median, gjennomsnitt, 90-persentil og lengst.
rapport-note-kvantiler = Median: den midtarste ventetida; ved eit likt tal midt mellom dei to midtarste. 90-persentil: den kortaste ventetida som minst 90 prosent ikkje går over. Alt er runda ned til heile minutt. «d» er 24 timar.
rapport-note-egnet = Første tilbod kommunen fann eigna er det første tilbodet han aksepterte. Tida blir rekna til tilbodet vart gitt, ikkje til svaret.
rapport-note-liste-ventetid = Dagar er talet på midnatter frå behovet vart meldt. Ventetida blir rekna til første tilbod; utan tilbod til oppmodinga vart trekt, elles til uttaket.
rapport-note-oppholdssted = Opphaldsstad er staden barnet var lengst samanhengande i ventetida; utan registrerte opphald staden som er registrert på hendinga.
rapport-note-hoyeste = Kvart barn blir talt med den høgaste vurderte alvorsgraden sin i perioden: i ein region blant hendingane der, for heile landet blant alle. Eit barn i to regionar blir talt i begge og éin gong for heile landet. Forslag som ingen har vurdert, er ikkje med.
rapport-note-tre-nivaer = Skalaen med tre nivå vart brukt i 2023 og blir ikkje rekna om til skalaen med fem.
rapport-note-annen-skala =
    { $antall ->
        [one] { $antall } hending i perioden høyrer til den andre skalaen og er ikkje med.
       *[other] { $antall } hendingar i perioden høyrer til den andre skalaen og er ikkje med.
    }
rapport-note-konklusjonsdato = Brota er plasserte i tid etter datoen statsforvaltaren konkluderte.
rapport-note-hendelsesdato = Brota er plasserte i tid etter datoen for hendinga. Med er konklusjonar til og med rapportmånaden, så tala for siste år aukar etter kvart som tilsyn blir avslutta.

## Rettingar sidan sist
rapport-rettelser = Rettingar sidan { $maned } vart frosen
rapport-rettede-tall = Hovudtal for { $maned }: frosne, og talde no
rapport-arsak = Årsak
rapport-antall-fakta = Tal
rapport-frosset = Frose
rapport-na = No
rapport-bak-fakta = Talet på hendingar bak tabellen: { $antall } (her blir det som er meldt etter frysinga, talt)
rapport-note-rettelser = { $maned } vart frosen med det som var meldt { $tidspunkt }. Her står det som er meldt etter det om oppmodingar, tilbod, hendingar og konklusjonar, for den månaden og månadene før. Plassar, opphald, førespurnader og kostnader som er melde seinare, står ikkje her. Dei frosne tala er ikkje endra.
rapport-note-region = Tala gjeld region { $region }.
rapport-note-rettelser-arsaker = Ei sak kan stå med fleire årsaker, så radene skal ikkje leggjast saman. «Saka gjekk vidare» er ingen feil: det skjedde etter uttaket.
rapport-rettelse-anmodning-kom-til = Oppmoding meld etter frysinga
rapport-rettelse-anmodning-rettet = Oppmoding retta
rapport-rettelse-meldt-sent = Hadde skjedd før uttaket, meldt etter
rapport-rettelse-saken-gikk-videre = Saka gjekk vidare etter uttaket
rapport-rettelse-hendelse-kom-til = Mogleg brot registrert etter frysinga
rapport-rettelse-hendelse-avgjort = Mogleg brot stadfesta eller avvist
rapport-rettelse-alvorlighet-vurdert = Alvorsgrad vurdert
rapport-rettelse-hendelse-rettet = Mogleg brot retta
rapport-rettelse-konklusjon-kom-til = Konklusjon i tilsyn meld etter frysinga

## Dei grovare utgåvene
rapport-utgave-intern = Utgåve for intern bruk i etatane. Ingen tal i henne fortel om færre enn tre.
rapport-utgave-offentlig = Offentleg utgåve. Ingen tal i henne fortel om færre enn fem (barnevernslova § 13-1).
rapport-periode = Periode
rapport-antall = Tal
rapport-sma-hendelser = Hendingar hittil i året, { $periode }
rapport-sma-hendelser-region = Hendingar per region, { $periode }
rapport-sma-hendelser-type = Hendingar etter type, { $periode }
rapport-sma-anmodninger = Oppmodingar hittil i året, { $periode }
rapport-sma-anmodninger-region = Oppmodingar per region, { $periode }
rapport-sma-anmodninger-type = Oppmodingar etter type, { $periode }
rapport-sma-konstaterte = Konstaterte brot hittil i året, { $periode }
rapport-sma-konstaterte-region = Konstaterte brot per region, { $periode }
rapport-note-sma-tall = Eit tal blir vist når det har vakse med minst { $minst } sidan det sist vart vist. Summen er det som er vist.
rapport-note-holdt-tilbake = Den siste perioden er ikkje vist: det har kome færre enn { $minst } sidan talet sist vart vist. Dei kjem med i eit seinare tal.
rapport-note-fordeling-utelatt = Fordelinga er utelaten denne månaden: minst éin del har vakse med færre enn { $minst } sidan fordelinga sist vart vist. Tomt tyder ikkje null. Står det tal, er dei frå sist fordelinga vart vist.
