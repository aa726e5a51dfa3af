# Oppfølging av barnet og saken, bokmål.

## Barnets medvirkning
medvirkning = Barnets medvirkning
medvirkning-hort = Om barnet er fortalt og hørt
medvirkning-hort-linje = { $hva }, { $tid }
medvirkning-ikke-fort = Ikke ført ennå
medvirkning-alternativ = Om et alternativ ({ $hva })
medvirkning-syn-fort = Barnets syn er ført.
medvirkning-syn-ikke-fort = Barnets syn er ikke ført.
medvirkning-vekt-fort = Vektleggingen er ført.
medvirkning-vekt-ikke-fort = Vektleggingen er ikke ført.
medvirkning-hort-hjelp = Barnet har rett til å medvirke (barnevernsloven § 1-4). Haster det, kan dette føres etterpå.
medvirkning-hvorfor-hjelp = Fylles ut bare når barnet ikke er hørt.
akt-medvirkning = Før barnets medvirkning
akt-medvirkning-send = Lagre barnets medvirkning
akt-hendelse-child-view-of-place = Før barnets syn på et alternativ

## Mellomløsninger
mellomlosninger = Mellomløsninger
mellom-caption = Hvor barnet har vært mens det ventet, hva det kostet, og hva det tok av ansatte
mellom-kol-sted = Sted
mellom-kol-periode = Når
mellom-kol-kostnad = Kostnad
mellom-kol-ansatte = Ansatte
mellom-fra = Fra { $fra }
mellom-fra-til = Fra { $fra } til { $til }
mellom-dogn = { $antall } døgn
mellom-kroner = { $antall } kr
mellom-linje = { $hva }: { $sum }
mellom-linje-dogn = { $hva }: { $kroner } { $beregning }, { $sum }
mellom-timer = { $antall ->
    [one] Én time
   *[other] { $antall } timer
}
mellom-personer = { $antall ->
    [one] én på vakt
   *[other] høyst { $antall } på vakt samtidig
}
mellom-ikke-fort = ikke ført
mellom-i-alt = Kostnad for kommunen: { $hva }.
mellom-ansatte = Ansatte: { $hva }.
mellom-uten-kostnad = Kostnaden er ikke ført for { $antall } av { $av } opphold.
mellom-uten-timer = Timene er ikke ført for { $antall } av { $av } opphold.
mellom-timer-hjelp = Alle timer i oppholdet til sammen.
mellom-personer-hjelp = Så mange som var på vakt samtidig på det meste.
akt-mellomlosning = Før hva en mellomløsning kostet
akt-mellomlosning-send = Lagre kostnaden

## Mål, kriterier og plan for utflytting
utflytting = Mål og plan for utflytting
utflytting-tomt = Mål, kriterier og plan kan føres fra første dag, også før det er tilbudt en plass.
utflytting-innen = innen { $tid }
utflytting-klar-dager = { $antall ->
    [0] Klar i dag
    [one] Én dag siden barnet var klart
   *[other] { $antall } dager siden barnet var klart
}
utflytting-dager = { $antall ->
    [one] én dag
   *[other] { $antall } dager
}
utflytting-etter-aarsak = Dager etter årsak
utflytting-uten-aarsak = Årsak ikke oppgitt
akt-hendelse-stay-goal = Før målet for oppholdet
akt-hendelse-leaving-criteria = Før kriteriene for utflytting
akt-hendelse-next-measure = Før kommunens neste tiltak
akt-hendelse-ready-to-leave = Meld at barnet er klart for utflytting
akt-hendelse-not-left-because = Før hvorfor barnet ikke har flyttet ut
akt-hendelse-has-left = Meld at barnet har flyttet ut
hjelp-hendelse-stay-goal-text = Hva oppholdet skal føre til for barnet.
hjelp-hendelse-leaving-criteria-text = Hva som skal være på plass før barnet flytter ut.
hjelp-hendelse-next-measure-text = Hva kommunen har klart etterpå. Skriv ikke navn på den som er ansvarlig, bare rollen over.

## Det Bufetat pleier å spørre om
kvalitet = Det Bufetat pleier å spørre om
kvalitet-hjelp = Dette er råd. De stopper ingenting, og henvisningen gjelder som den er. Bare kommunen ser dem.
kvalitet-alt = Alt Bufetat pleier å spørre om, er ført.
kvalitet-til = Før det
code-quality-why-description = Uten det kan ikke Bufetat vurdere hvilke hjem og institusjoner som passer.
code-quality-why-target-group = Målgruppen avgjør hvilke steder som kan spørres.
code-quality-why-wanted-start = Datoen sier hvor mye det haster, og ventetiden for fosterhjem regnes fra den.
code-quality-why-age = Mange steder er godkjent for en bestemt alder.
code-quality-why-contact = Spørsmål som ikke kan stilles på telefon, tar ofte en dag eller to lenger.
code-quality-why-danger = Er det fare, er det kanskje ikke en planlagt sak.
code-quality-why-looked-after = Bufetat må vite om barnet kan vente der det er.
code-quality-why-child-heard = Barnet har rett til å medvirke (barnevernsloven § 1-4), og Bufetat spør om det er gjort.
code-quality-why-child-view = Hva barnet sier, kan avgjøre hvilke steder som passer.
code-quality-why-view-weighed = Steder og nemnd spør hvordan barnets syn er tatt hensyn til.
code-quality-why-stay-goal = Uten et mål kan ikke et sted si om det kan gi hjelpen.
code-quality-why-leaving-criteria = Uten kriterier er det ingen som vet når oppholdet er ferdig.
code-quality-why-next-measure = Uten en plan for etterpå blir barn boende lenger enn de skal.

## Statsforvalteren som nøytral tredjepart
nav-dialog = Invitasjoner
hvem-statsforvalteren = Statsforvalteren
dialog-tittel = Invitasjoner som nøytral tredjepart
dialog-ikke-tilsyn = Dette er ikke tilsyn. Statsforvalteren åpner ingen tilsynssak, konstaterer ingenting og gir ingen pålegg. Mens invitasjonen står, ser statsforvalteren saken og uenigheten, men ikke hvem barnet er.
dialog-tom = Ingen har bedt statsforvalteren delta nå. Invitasjoner fra kommuner og Bufetat kommer her.
dialog-caption = Uenigheter statsforvalteren er bedt om å delta i, de siste først
dialog-kol-tema = Uenigheten gjelder
dialog-kol-star = Hvordan det står
dialog-bedt = { $hvem } ba statsforvalteren delta som nøytral tredjepart { $tid }.
dialog-tilbudt = { $hvem } tilbød seg å delta som nøytral tredjepart { $tid }.
dialog-ja = { $hvem } takket ja.
dialog-nei = { $hvem } takket nei.
dialog-slutt = Avsluttet: { $hva }.
akt-hendelse-dialogue-asked = Be statsforvalteren delta som nøytral tredjepart
akt-hendelse-dialogue-asked-send = Be statsforvalteren delta som nøytral tredjepart
akt-hendelse-dialogue-offered = Tilby å delta som nøytral tredjepart
akt-hendelse-dialogue-offered-send = Tilby å delta som nøytral tredjepart
akt-hendelse-dialogue-accepted = Si ja til dialogen
akt-hendelse-dialogue-accepted-send = Si ja til dialogen
akt-hendelse-dialogue-declined = Si nei til dialogen
akt-hendelse-dialogue-declined-send = Si nei til dialogen
akt-hendelse-dialogue-ended = Avslutt dialogen
akt-hendelse-dialogue-ended-send = Avslutt dialogen
