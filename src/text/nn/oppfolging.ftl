# Oppfølging av barnet og saka, nynorsk.

## Medverknaden til barnet
medvirkning = Medverknaden til barnet
medvirkning-hort = Om barnet er fortalt og høyrt
medvirkning-hort-linje = { $hva }, { $tid }
medvirkning-ikke-fort = Ikkje ført enno
medvirkning-alternativ = Om eit alternativ ({ $hva })
medvirkning-syn-fort = Synet til barnet er ført.
medvirkning-syn-ikke-fort = Synet til barnet er ikkje ført.
medvirkning-vekt-fort = Vektlegginga er ført.
medvirkning-vekt-ikke-fort = Vektlegginga er ikkje ført.
medvirkning-hort-hjelp = Barnet har rett til å medverke (barnevernsloven § 1-4). Hastar det, kan dette førast etterpå.
medvirkning-hvorfor-hjelp = Blir fylt ut berre når barnet ikkje er høyrt.
akt-medvirkning = Før medverknaden til barnet
akt-medvirkning-send = Lagre medverknaden til barnet
akt-hendelse-child-view-of-place = Før synet til barnet på eit alternativ

## Mellomløysingar
mellomlosninger = Mellomløysingar
mellom-caption = Kvar barnet har vore medan det venta, kva det kosta, og kva det tok av tilsette
mellom-kol-sted = Stad
mellom-kol-periode = Når
mellom-kol-kostnad = Kostnad
mellom-kol-ansatte = Tilsette
mellom-fra = Frå { $fra }
mellom-fra-til = Frå { $fra } til { $til }
mellom-dogn = { $antall } døgn
mellom-kroner = { $antall } kr
mellom-linje = { $hva }: { $sum }
mellom-linje-dogn = { $hva }: { $kroner } { $beregning }, { $sum }
mellom-timer = { $antall ->
    [one] Éin time
   *[other] { $antall } timar
}
mellom-personer = { $antall ->
    [one] éin på vakt
   *[other] høgst { $antall } på vakt samtidig
}
mellom-ikke-fort = ikkje ført
mellom-i-alt = Kostnad for kommunen: { $hva }.
mellom-ansatte = Tilsette: { $hva }.
mellom-uten-kostnad = Kostnaden er ikkje ført for { $antall } av { $av } opphald.
mellom-uten-timer = Timane er ikkje førte for { $antall } av { $av } opphald.
mellom-timer-hjelp = Alle timar i opphaldet til saman.
mellom-personer-hjelp = Så mange som var på vakt samtidig på det meste.
akt-mellomlosning = Før kva ei mellomløysing kosta
akt-mellomlosning-send = Lagre kostnaden

## Mål, kriterium og plan for utflytting
utflytting = Mål og plan for utflytting
utflytting-tomt = Mål, kriterium og plan kan førast frå første dag, også før det er tilbode ein plass.
utflytting-innen = innan { $tid }
utflytting-klar-dager = { $antall ->
    [0] Klar i dag
    [one] Éin dag sidan barnet var klart
   *[other] { $antall } dagar sidan barnet var klart
}
utflytting-dager = { $antall ->
    [one] éin dag
   *[other] { $antall } dagar
}
utflytting-etter-aarsak = Dagar etter årsak
utflytting-uten-aarsak = Årsak ikkje oppgitt
akt-hendelse-stay-goal = Før målet for opphaldet
akt-hendelse-leaving-criteria = Før kriteria for utflytting
akt-hendelse-next-measure = Før det neste tiltaket i kommunen
akt-hendelse-ready-to-leave = Meld at barnet er klart for utflytting
akt-hendelse-not-left-because = Før kvifor barnet ikkje har flytta ut
akt-hendelse-has-left = Meld at barnet har flytta ut
hjelp-hendelse-stay-goal-text = Kva opphaldet skal føre til for barnet.
hjelp-hendelse-leaving-criteria-text = Kva som skal vere på plass før barnet flyttar ut.
hjelp-hendelse-next-measure-text = Kva kommunen har klart etterpå. Skriv ikkje namn på den som er ansvarleg, berre rolla over.

## Det Bufetat plar spørje om
kvalitet = Det Bufetat plar spørje om
kvalitet-hjelp = Dette er råd. Dei stoppar ingenting, og tilvisinga gjeld som ho er. Berre kommunen ser dei.
kvalitet-alt = Alt Bufetat plar spørje om, er ført.
kvalitet-til = Før det
code-quality-why-description = Utan det kan ikkje Bufetat vurdere kva heimar og institusjonar som passar.
code-quality-why-target-group = Målgruppa avgjer kva stader som kan spørjast.
code-quality-why-wanted-start = Datoen seier kor mykje det hastar, og ventetida for fosterheim blir rekna ut frå den.
code-quality-why-age = Mange stader er godkjende for ein bestemt alder.
code-quality-why-contact = Spørsmål som ikkje kan stillast på telefon, tek ofte ein dag eller to lenger.
code-quality-why-danger = Er det fare, er det kanskje ikkje ei planlagd sak.
code-quality-why-looked-after = Bufetat må vite om barnet kan vente der det er.
code-quality-why-child-heard = Barnet har rett til å medverke (barnevernsloven § 1-4), og Bufetat spør om det er gjort.
code-quality-why-child-view = Kva barnet seier, kan avgjere kva stader som passar.
code-quality-why-view-weighed = Stader og nemnd spør korleis det er teke omsyn til synet til barnet.
code-quality-why-stay-goal = Utan eit mål kan ikkje ein stad seie om han kan gi hjelpa.
code-quality-why-leaving-criteria = Utan kriterium er det ingen som veit når opphaldet er ferdig.
code-quality-why-next-measure = Utan ein plan for etterpå blir barn buande lenger enn dei skal.

## Statsforvaltaren som nøytral tredjepart
nav-dialog = Invitasjonar
hvem-statsforvalteren = Statsforvaltaren
dialog-tittel = Invitasjonar som nøytral tredjepart
dialog-ikke-tilsyn = Dette er ikkje tilsyn. Statsforvaltaren opnar inga tilsynssak, konstaterer ingenting og gir ingen pålegg. Medan invitasjonen står, ser statsforvaltaren saka og usemja, men ikkje kven barnet er.
dialog-tom = Ingen har bede statsforvaltaren delta no. Invitasjonar frå kommunar og Bufetat kjem her.
dialog-caption = Usemjer statsforvaltaren er beden om å delta i, dei siste først
dialog-kol-tema = Usemja gjeld
dialog-kol-star = Korleis det står
dialog-bedt = { $hvem } bad statsforvaltaren delta som nøytral tredjepart { $tid }.
dialog-tilbudt = { $hvem } tilbaud seg å delta som nøytral tredjepart { $tid }.
dialog-ja = { $hvem } takka ja.
dialog-nei = { $hvem } takka nei.
dialog-slutt = Avslutta: { $hva }.
akt-hendelse-dialogue-asked = Be statsforvaltaren delta som nøytral tredjepart
akt-hendelse-dialogue-asked-send = Be statsforvaltaren delta som nøytral tredjepart
akt-hendelse-dialogue-offered = Tilby å delta som nøytral tredjepart
akt-hendelse-dialogue-offered-send = Tilby å delta som nøytral tredjepart
akt-hendelse-dialogue-accepted = Sei ja til dialogen
akt-hendelse-dialogue-accepted-send = Sei ja til dialogen
akt-hendelse-dialogue-declined = Sei nei til dialogen
akt-hendelse-dialogue-declined-send = Sei nei til dialogen
akt-hendelse-dialogue-ended = Avslutt dialogen
akt-hendelse-dialogue-ended-send = Avslutt dialogen
