# Kommunens vakt, bokmål.

## Ny anmodning
ny-planlagt = Planlagt henvisning
ny-for-annen = Før anmodning for en som ringer
ny-akutt-tittel = Ny akutt anmodning
ny-planlagt-tittel = Ny planlagt henvisning
ny-for-annen-tittel = Akutt anmodning for en som ringer
ny-for-annen-lead = Kommunen ringer, og du fører. Behovet er meldt når telefonen kom, ikke når du fører det. Begge tider blir stående.
ny-meldt-naa-hjelp = La feltet stå tomt hvis behovet meldes nå, med denne anmodningen. Har dere alt ringt Bufetat, skriver dere når. Ventetiden regnes herfra. Norsk tid.
ny-meldt-ringte-hjelp = La feltet stå tomt hvis telefonen er nå.
ny-kanal-hjelp = Tomt betyr telefon når dere har skrevet når behovet ble meldt, ellers denne tjenesten.
ny-kan-vente-hjelp = Ingenting her trengs for at Bufetat skal begynne å lete. Legg det til nå eller senere.
ny-finnes = Barnet har alt en åpen sak hos dere
ny-finnes-hjelp = Ingenting er sendt ennå, og det dere har skrevet, står fortsatt. Se saken før dere lager en til.
ny-se-saken = Se sak { $nummer }, meldt { $tid }
ny-send-likevel = Send som ny sak likevel

## Etter at anmodningen er sendt
sett-ja = Et menneske på inntaket i Bufetat så anmodningen { $tid }.
sett-ikke = Anmodningen er hos Bufetat, men ingen på inntaket har åpnet den ennå. Er den ikke åpnet { $tid }, ring { $inntak }.
sett-ring = Ingen på inntaket i Bufetat har åpnet anmodningen, og nå burde de ha gjort det ({ $tid }). Ring { $inntak }.
sett-videre = Klokken går til Bufetat gir et tilbud. Tilbud, spørsmål og hvilke steder som er spurt, kommer på denne siden. Det som kunne vente, legger dere til under «Meld fra om mer».
inntak-telefon = inntaket på telefon { $nummer }
inntak-uten-telefon = akuttelefonen til inntaket i regionen

## Be om tilsyn
tilsynsanmodning = Tilsyn
tilsynsanmodning-be = Be om tilsyn
tilsynsanmodning-se = Se anmodningen om tilsyn
tilsynsanmodning-hjelp = Dere kan be statsforvalteren se på saken. Alt som er ført her, følger med av seg selv.
tilsynsanmodning-tittel = Be om tilsyn i sak { $nummer }
tilsynsanmodning-lead = { $kontor } får se hele saken slik den står, også hvem barnet er. Dere trenger ikke å skrive eller legge ved noe.
tilsynsanmodning-folger = Dette følger med
tilsynsanmodning-setning-hjelp = Høyst én setning om hva dere vil ha vurdert. Alt annet står alt i saken.
tilsynsanmodning-send = Send til statsforvalteren
tilsynsanmodning-sendt = { $kontor } ble bedt om tilsyn { $tid }.
tilsynsanmodning-aapnet = Tilsyn ble åpnet { $tid }.
tilsynsanmodning-venter = Tilsyn er ikke åpnet ennå.
hendelse-tilsynsanmodning = Ba statsforvalteren om tilsyn
vedlegg-sok = { $antall ->
    [one] Ett sted som er spurt, med svaret
   *[other] { $antall } steder som er spurt, med svarene
}
vedlegg-tilbud = { $antall ->
    [one] Ett tilbud, med avstand og reisetid
   *[other] { $antall } tilbud, med avstand og reisetid
}
vedlegg-svar = { $antall ->
    [one] Kommunens svar på ett tilbud, med grunn
   *[other] Kommunens svar på { $antall } tilbud, med grunner
}
vedlegg-opphold = { $antall ->
    [one] Ett sted barnet har vært mens det ventet
   *[other] { $antall } steder barnet har vært mens det ventet
}
vedlegg-skade = { $antall ->
    [one] Én skadehendelse mens barnet ventet
   *[other] { $antall } skadehendelser mens barnet ventet
}
vedlegg-frister = { $antall ->
    [one] Én norm eller frist som er passert
   *[other] { $antall } normer og frister som er passert
}
vedlegg-nemnd = { $antall ->
    [one] Ett steg for nemnda
   *[other] { $antall } steg for nemnda
}
vedlegg-dialog = { $antall ->
    [one] Ett spørsmål, svar eller en annen hendelse
   *[other] { $antall } spørsmål, svar og andre hendelser
}

## Uenigheter
uenigheter = Uenigheter
uenighet-apen = Åpen
uenighet-lost = Løst
uenighet-staar = Står
uenighet-meldt = Meldt
uenighet-kommunens = Kommunens syn
uenighet-bufetats = Bufetats syn
uenighet-losning = Hva som kan løse den
uenighet-ikke-sagt = Ikke sagt ennå
uenighet-skjult = Skrevet, men ikke vist for rollen din
akt-hendelse-disagreement-raised = Meld en uenighet
akt-hendelse-disagreement-view = Skriv deres syn på uenigheten
akt-hendelse-disagreement-solution = Skriv hva som kan løse uenigheten
akt-hendelse-disagreement-solved = Meld at uenigheten er løst
akt-hendelse-disagreement-kept = Meld at uenigheten står

## Interne notater
notater = Interne notater
notater-hjelp = Bare deres egen side ser notatene. De følger ikke med til statsforvalteren.
akt-notat = Skriv internt notat
akt-notat-send = Lagre notatet

## Tilbud side om side
tilbud-sammenlign = Tilbud å velge mellom
tilbud-sammenlign-caption = Tilbudene som venter på svar, ett på hver rad
tilbud-svar = Svar
