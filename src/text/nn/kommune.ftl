# Vakta i kommunen, nynorsk.

## Ny oppmoding
ny-planlagt = Planlagd tilvising
ny-for-annen = Før oppmoding for ein som ringjer
ny-akutt-tittel = Ny akutt oppmoding
ny-planlagt-tittel = Ny planlagd tilvising
ny-for-annen-tittel = Akutt oppmoding for ein som ringjer
ny-for-annen-lead = Kommunen ringjer, og du fører. Behovet er meldt når telefonen kom, ikkje når du fører det. Båe tidene blir ståande.
ny-meldt-naa-hjelp = La feltet stå tomt om behovet blir meldt no, med denne oppmodinga. Har de alt ringt Bufetat, skriv de når. Ventetida blir rekna herifrå. Norsk tid.
ny-meldt-ringte-hjelp = La feltet stå tomt om telefonen er no.
ny-kanal-hjelp = Tomt tyder telefon når de har skrive når behovet vart meldt, elles denne tenesta.
ny-kan-vente-hjelp = Ingenting her trengst for at Bufetat skal byrje å leite. Legg det til no eller seinare.
ny-finnes = Barnet har alt ei open sak hos dykk
ny-finnes-hjelp = Ingenting er sendt enno, og det de har skrive, står framleis. Sjå saka før de lagar ei til.
ny-se-saken = Sjå sak { $nummer }, meldt { $tid }
ny-send-likevel = Send som ny sak likevel

## Etter at oppmodinga er send
sett-ja = Eit menneske på inntaket i Bufetat såg oppmodinga { $tid }.
sett-ikke = Oppmodinga er hos Bufetat, men ingen på inntaket har opna ho enno. Er ho ikkje opna { $tid }, ring { $inntak }.
sett-ring = Ingen på inntaket i Bufetat har opna oppmodinga, og no burde dei ha gjort det ({ $tid }). Ring { $inntak }.
sett-videre = Klokka går til Bufetat gir eit tilbod. Tilbod, spørsmål og kva stader som er spurde, kjem på denne sida. Det som kunne vente, legg de til under «Meld frå om meir».
inntak-telefon = inntaket på telefon { $nummer }
inntak-uten-telefon = akuttelefonen til inntaket i regionen

## Be om tilsyn
tilsynsanmodning = Tilsyn
tilsynsanmodning-be = Be om tilsyn
tilsynsanmodning-se = Sjå oppmodinga om tilsyn
tilsynsanmodning-hjelp = De kan be statsforvaltaren sjå på saka. Alt som er ført her, følgjer med av seg sjølv.
tilsynsanmodning-tittel = Be om tilsyn i sak { $nummer }
tilsynsanmodning-lead = { $kontor } får sjå heile saka slik ho står, også kven barnet er. De treng ikkje skrive eller leggje ved noko.
tilsynsanmodning-folger = Dette følgjer med
tilsynsanmodning-setning-hjelp = Høgst éi setning om kva de vil ha vurdert. Alt anna står alt i saka.
tilsynsanmodning-send = Send til statsforvaltaren
tilsynsanmodning-sendt = { $kontor } vart beden om tilsyn { $tid }.
tilsynsanmodning-aapnet = Tilsyn vart opna { $tid }.
tilsynsanmodning-venter = Tilsyn er ikkje opna enno.
hendelse-tilsynsanmodning = Bad statsforvaltaren om tilsyn
vedlegg-sok = { $antall ->
    [one] Éin stad som er spurd, med svaret
   *[other] { $antall } stader som er spurde, med svara
}
vedlegg-tilbud = { $antall ->
    [one] Eitt tilbod, med avstand og reisetid
   *[other] { $antall } tilbod, med avstand og reisetid
}
vedlegg-svar = { $antall ->
    [one] Svaret frå kommunen på eitt tilbod, med grunn
   *[other] Svara frå kommunen på { $antall } tilbod, med grunnar
}
vedlegg-opphold = { $antall ->
    [one] Éin stad barnet har vore medan det venta
   *[other] { $antall } stader barnet har vore medan det venta
}
vedlegg-skade = { $antall ->
    [one] Éi skadehending medan barnet venta
   *[other] { $antall } skadehendingar medan barnet venta
}
vedlegg-frister = { $antall ->
    [one] Éi norm eller éin frist som er passert
   *[other] { $antall } normer og fristar som er passerte
}
vedlegg-nemnd = { $antall ->
    [one] Eitt steg for nemnda
   *[other] { $antall } steg for nemnda
}
vedlegg-dialog = { $antall ->
    [one] Eitt spørsmål, svar eller ei anna hending
   *[other] { $antall } spørsmål, svar og andre hendingar
}

## Usemje
uenigheter = Usemje
uenighet-apen = Open
uenighet-lost = Løyst
uenighet-staar = Står
uenighet-meldt = Meldt
uenighet-kommunens = Synet til kommunen
uenighet-bufetats = Synet til Bufetat
uenighet-losning = Kva som kan løyse ho
uenighet-ikke-sagt = Ikkje sagt enno
uenighet-skjult = Skrive, men ikkje vist for rolla di
akt-hendelse-disagreement-raised = Meld ei usemje
akt-hendelse-disagreement-view = Skriv synet dykkar på usemja
akt-hendelse-disagreement-solution = Skriv kva som kan løyse usemja
akt-hendelse-disagreement-solved = Meld at usemja er løyst
akt-hendelse-disagreement-kept = Meld at usemja står

## Interne notat
notater = Interne notat
notater-hjelp = Berre dykkar eiga side ser notata. Dei følgjer ikkje med til statsforvaltaren.
akt-notat = Skriv internt notat
akt-notat-send = Lagre notatet

## Tilbod side om side
tilbud-sammenlign = Tilbod å velje mellom
tilbud-sammenlign-caption = Tilboda som ventar på svar, eitt på kvar rad
tilbud-svar = Svar
