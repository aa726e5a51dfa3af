# Sida med månadsrapporten: fryse og signere.

frys-tittel = Frys og signer
frys-ikke = Månaden er ikkje frosen. Tala kan endre seg når meir blir meldt.
frys-ikke-omme = Månaden er ikkje over, og kan frysast først då.
frys-klargjor = Førehandsvis det som skal frysast
frys-forhandsvisning = Dette er ei førehandsvising av det som blir frose: alt som var meldt { $tidspunkt }. Etter frysinga endrar tala seg ikkje. Det som blir meldt seinare, kjem i lista over rettingar i neste månad.
frys-se-rettelser = Kva som er meldt sidan førre frosne månad
frys-send = Frys månaden
frys-frosset = Månaden er frosen. Tala endrar seg ikkje.
frys-uttak = Teke ut
frys-nar = Frosen
frys-nar-og-hvem = { $tidspunkt }, { $rolle }
frys-utgave = Utgåve
frys-bak = Grunnlag
frys-bak-antall =
    { $antall ->
        [one] { $antall } oppmoding, mogleg brot eller konklusjon
       *[other] { $antall } oppmodingar, moglege brot og konklusjonar
    }
frys-sist-meldt = Sist meldt
frys-definisjoner = Versjon av definisjonane
frys-sha = Kontrollsum (SHA-256)
frys-signert = Signert
frys-usignert = Ikkje signert
frys-signer-lead = Med signaturen står du inne for tala slik dei vart frosne. Han gjeld kontrollsummen.
frys-signer-send = Signer rapporten
frys-last-ned = Dei frosne tala (JSON). Kontrollsummen er rekna av denne fila
frys-avvik = Tala under er rekna på nytt og er ikkje dei frosne: reglar eller grunnlag er endra sidan. Dei frosne tala står i fila under.
frys-annet-uttak = Månaden er frosen, men tala under er eit anna uttak enn det som vart frose.
frys-se-frosset = Rapporten slik han vart frosen
frys-se-na = Tala slik dei er no
frys-liste = Frosne månader
frys-liste-tom = Ingen månad er frosen enno.
frys-maned = Månad
frys-utgave-forhandsvisning = { $utgave }: slik ho blir. Det som blir vist her, avgjer kva seinare månader i året kan vise.
frys-utgave-send = Frys utgåva
