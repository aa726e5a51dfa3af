# Siden med månedsrapporten: fryse og signere.

frys-tittel = Frys og signer
frys-ikke = Måneden er ikke frosset. Tallene kan endre seg når mer blir meldt.
frys-ikke-omme = Måneden er ikke over, og kan fryses først da.
frys-klargjor = Forhåndsvis det som skal fryses
frys-forhandsvisning = Dette er en forhåndsvisning av det som fryses: alt som var meldt { $tidspunkt }. Etter frysingen endres ikke tallene. Det som meldes senere, kommer i neste måneds liste over rettelser.
frys-se-rettelser = Hva som er meldt siden forrige frosne måned
frys-send = Frys måneden
frys-frosset = Måneden er frosset. Tallene endres ikke.
frys-uttak = Tatt ut
frys-nar = Frosset
frys-nar-og-hvem = { $tidspunkt }, { $rolle }
frys-utgave = Utgave
frys-bak = Grunnlag
frys-bak-antall =
    { $antall ->
        [one] { $antall } anmodning, mulig brudd eller konklusjon
       *[other] { $antall } anmodninger, mulige brudd og konklusjoner
    }
frys-sist-meldt = Sist meldt
frys-definisjoner = Versjon av definisjonene
frys-sha = Kontrollsum (SHA-256)
frys-signert = Signert
frys-usignert = Ikke signert
frys-signer-lead = Med signaturen står du inne for tallene slik de ble frosset. Den gjelder kontrollsummen.
frys-signer-send = Signer rapporten
frys-last-ned = De frosne tallene (JSON). Kontrollsummen er regnet av denne filen
frys-avvik = Tallene under er regnet på nytt og er ikke de frosne: regler eller grunnlag er endret siden. De frosne tallene står i filen under.
frys-annet-uttak = Måneden er frosset, men tallene under er et annet uttak enn det som ble frosset.
frys-se-frosset = Rapporten slik den ble frosset
frys-se-na = Tallene slik de er nå
frys-liste = Frosne måneder
frys-liste-tom = Ingen måned er frosset ennå.
frys-maned = Måned
frys-utgave-forhandsvisning = { $utgave }: slik den blir. Det som vises her, bestemmer hva senere måneder i året kan vise.
frys-utgave-send = Frys utgaven
