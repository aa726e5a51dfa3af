## Bufetats inntak: bordet
nav-inntak = Inntaksbordet
inntak-tittel = Inntaksbordet
inntak-caption = Anmodninger som venter på tilbud, de mest alvorlige først, deretter de som har ventet lengst
inntak-lest = Lest kl.
inntak-oppdater = Oppdater
inntak-nytt = Noe er endret. Det vises når du er ferdig her.
inntak-vis-nytt = Vis det nå
inntak-tall-navn = Nå
inntak-tall = { $antall }
inntak-tall-minst = minst { $antall }
inntak-akutte = åpne akutte
inntak-passert = akutte uten tilbud der normen er passert
inntak-lengst = har { $nummer } ventet, lengst av dem uten tilbud
inntak-type = Type
inntak-alle-typer = Alle
inntak-tomt = Ingen barn venter på et tilbud i regionen. Nye anmodninger kommer inn i denne listen.
inntak-kol-gjort = Hva som er gjort
inntak-tur = Venter på { $hvem } siden { $siden }
inntak-fare = fare for liv eller helse
inntak-ikke-ivaretatt = ikke ivaretatt nå
inntak-spurt = { $antall ->
    [0] Ingen steder er spurt
    [one] Ett sted er spurt
   *[other] { $antall } steder er spurt
}
inntak-kontakt = Siste kontakt { $tid }
inntak-ingen-kontakt = Ingen kontakt med kommunen ennå
inntak-oppdatering = Neste oppdatering innen { $tid }
inntak-oppdatering-skyldes = Oppdatering skulle vært gitt innen { $tid }
inntak-tatt = Tatt av { $rolle } { $tid }
inntak-ikke-tatt = Ikke tatt
inntak-kl = kl. { $tid }
inntak-dag-kl = { $dag } kl. { $tid }
inntak-soklogg = Steder som er spurt
inntak-hele-saken = Åpne hele saken, med barnets opplysninger og forløpet
akt-ta-saken = Ta saken
akt-ta-saken-send = Ta saken
ventet-tatt = Bufetat har tatt saken
inntak-vaktskifte = Overlever vakt, eller les hva forrige vakt skrev

## Vaktskifte
vaktskifte-tittel = Vaktskifte
vaktskifte-til-bordet = Tilbake til inntaksbordet
vaktskifte-tidligere = Tidligere vaktskifter
vaktskifte-tomt = Ingen vakt er overlevert ennå. Her kommer det hver vakt skriver til den neste.
vaktskifte-antall = { $antall ->
    [0] Ingen akutte anmodninger sto åpne
    [one] Én akutt anmodning sto åpen
   *[other] { $antall } akutte anmodninger sto åpne
}
akt-vaktskifte = Overlever vakt
akt-vaktskifte-lead = De åpne akutte anmodningene føres opp av seg selv, de mest alvorlige først.
akt-vaktskifte-hjelp = Hva neste vakt må vite: hvem som skal ringes, hva som er lovet, hva som haster.
akt-vaktskifte-send = Overlever vakt

## Det inntaket og kommunen ellers melder
akt-hendelse-call-unanswered = Meld at en oppringning ikke ble besvart
akt-hendelse-joint-plan = Felles plan
akt-hendelse-alternative-considered = Før opp et alternativ som ble vurdert
akt-hendelse-only-alternative = Meld at bare ett alternativ kan tilbys
akt-hendelse-legal-basis-pressure = Meld at noen ba om en annen hjemmel
akt-hendelse-sector-asked = Meld at en annen sektor er spurt
akt-hendelse-sector-answered = Meld hva den andre sektoren svarte
hjelp-hendelse-joint-plan-text = Hvem som gjør hva i natt, hvilken hjelp Bufetat låner ut, og hvem som ringer hvem. Hjelp stopper ikke fristen.
hjelp-hendelse-joint-plan-to = Når dere går gjennom planen på nytt.
hjelp-hendelse-legal-basis-pressure-text = Hva det ble bedt om, og hvorfor. Det vises i tilsyn.
hjelp-hendelse-sector-answered-text = Hva de svarte, og hvem som følger det opp.
inntak-mangler-plan = Felles plan mangler
norm-felles-plan-akutt = Akutt: felles plan når ingen plass er funnet
norm-maales-felles-plan = Regnes til en felles plan er meldt, eller et tilbud er gitt. Normen måles og vises. Den er ikke lov, og den teller ikke som mulig brudd.
