## Bufetats inntak: bordet
nav-inntak = Inntaksbordet
inntak-tittel = Inntaksbordet
inntak-caption = Oppmodingar som ventar på tilbod, dei mest alvorlege først, deretter dei som har venta lengst
inntak-lest = Lese kl.
inntak-oppdater = Oppdater
inntak-nytt = Noko er endra. Det blir vist når du er ferdig her.
inntak-vis-nytt = Vis det no
inntak-tall-navn = No
inntak-tall = { $antall }
inntak-tall-minst = minst { $antall }
inntak-akutte = opne akutte
inntak-passert = akutte utan tilbod der norma er passert
inntak-lengst = har { $nummer } venta, lengst av dei utan tilbod
inntak-type = Type
inntak-alle-typer = Alle
inntak-tomt = Ingen barn ventar på eit tilbod i regionen. Nye oppmodingar kjem inn i denne lista.
inntak-kol-gjort = Kva som er gjort
inntak-tur = Ventar på { $hvem } sidan { $siden }
inntak-fare = fare for liv eller helse
inntak-ikke-ivaretatt = ikkje teke vare på no
inntak-spurt = { $antall ->
    [0] Ingen stader er spurde
    [one] Éin stad er spurd
   *[other] { $antall } stader er spurde
}
inntak-kontakt = Siste kontakt { $tid }
inntak-ingen-kontakt = Ingen kontakt med kommunen enno
inntak-oppdatering = Neste oppdatering innan { $tid }
inntak-oppdatering-skyldes = Oppdatering skulle ha vore gitt innan { $tid }
inntak-tatt = Teken av { $rolle } { $tid }
inntak-ikke-tatt = Ikkje teken
inntak-kl = kl. { $tid }
inntak-dag-kl = { $dag } kl. { $tid }
inntak-soklogg = Stader som er spurde
inntak-hele-saken = Opne heile saka, med opplysningane om barnet og forløpet
akt-ta-saken = Ta saka
akt-ta-saken-send = Ta saka
ventet-tatt = Bufetat har teke saka
inntak-vaktskifte = Overlever vakt, eller les det førre vakta skreiv

## Vaktskifte
vaktskifte-tittel = Vaktskifte
vaktskifte-til-bordet = Tilbake til inntaksbordet
vaktskifte-tidligere = Tidlegare vaktskifte
vaktskifte-tomt = Inga vakt er overlevert enno. Her kjem det kvar vakt skriv til den neste.
vaktskifte-antall = { $antall ->
    [0] Ingen akutte oppmodingar stod opne
    [one] Éi akutt oppmoding stod open
   *[other] { $antall } akutte oppmodingar stod opne
}
akt-vaktskifte = Overlever vakt
akt-vaktskifte-lead = Dei opne akutte oppmodingane blir førte opp av seg sjølve, dei mest alvorlege først.
akt-vaktskifte-hjelp = Kva den neste vakta må vite: kven som skal ringjast, kva som er lova, kva som hastar.
akt-vaktskifte-send = Overlever vakt

## Det inntaket og kommunen elles melder
akt-hendelse-call-unanswered = Meld at ei oppringing ikkje vart svara på
akt-hendelse-joint-plan = Felles plan
akt-hendelse-alternative-considered = Før opp eit alternativ som vart vurdert
akt-hendelse-only-alternative = Meld at berre eitt alternativ kan tilbydast
akt-hendelse-legal-basis-pressure = Meld at nokon bad om ein annan heimel
akt-hendelse-sector-asked = Meld at ein annan sektor er spurd
akt-hendelse-sector-answered = Meld kva den andre sektoren svara
hjelp-hendelse-joint-plan-text = Kven som gjer kva i natt, kva hjelp Bufetat låner ut, og kven som ringjer kven. Hjelp stoppar ikkje fristen.
hjelp-hendelse-joint-plan-to = Når de går gjennom planen på nytt.
hjelp-hendelse-legal-basis-pressure-text = Kva det vart bede om, og kvifor. Det blir vist i tilsyn.
hjelp-hendelse-sector-answered-text = Kva dei svara, og kven som følgjer det opp.
inntak-mangler-plan = Felles plan manglar
norm-felles-plan-akutt = Akutt: felles plan når ingen plass er funnen
norm-maales-felles-plan = Blir rekna til ein felles plan er meld, eller eit tilbod er gitt. Norma blir målt og vist. Ho er ikkje lov, og ho tel ikkje som mogleg brot.
