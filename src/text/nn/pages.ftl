# Sidene, nynorsk.

## Ramma
produkt = Bistandsplikt
hopp-til-innhold = Hopp til innhaldet
ovelse = Øving – ingen ekte saker
nav = Hovudmeny
nav-anmodninger = Oppmodingar
nav-mulige-brudd = Moglege brot
nav-tilsyn = Tilsyn
nav-varsler = Varsel
nav-antall = { $del } ({ $antall })
nav-minst = { $del } (minst { $antall })
nav-kalibrering = Kalibrering
nav-rapporter = Rapportar
logg-ut = Logg ut
malform-navn = Nynorsk
farger = Fargar
farger-auto = Som maskina
farger-lys = Lyse
farger-mork = Mørke
bunn = Bistandsplikt etter barnevernsloven §{"\u00A0"}16-{"\u2060"}3
desk-kommune = { $navn } kommune
desk-kommuner = Felles barnevernsvakt for { $navn }
desk-bufetat = Bufetat region { $navn }
desk-bufdir = Bufdir
desk-departement = Barne- og familiedepartementet
desk-drift = Drift
desk-revisor = Revisor
til-start = Til startsida
valgfritt = Valfritt
velg = Vel
alle = Alle
ikke-oppgitt = Ikkje oppgitt
neste-side = Neste side
filter-status = Status
filter-region = Region
filter-fosterhjem = Fosterheim: venta over (tal på dagar)
filter-alvor = Alvorsgrad
filter-vis = Vis

## Innlogging
logg-inn = Logg inn
logg-inn-lead = Dette er ei øving. Vel kven du vil vere. Alle saker, barn og einingar er oppdikta.
logg-inn-mangler = Innlogging er ikkje sett opp i denne installasjonen. Den som driftar tenesta, må setje henne opp før nokon kan logge inn.
prov-igjen = Prøv igjen
persona-kommune = Kommune
persona-bufetat = Bufetat
persona-statsforvalter = Statsforvaltar
persona-stat = Direktorat, departement, drift og revisjon
tomt-bord = Ingen saker her
tomt-bord-tekst = Rolla di har ikkje tilgang til saker eller rapportar på desse sidene.
bytt-rolle = Logg inn med ei anna rolle

## Når det ikkje gjekk
feil-i-skjemaet = Rett dette før du sender
feil-utdatert = Saka er endra av andre
feil-skjema = Skjemaet kunne ikkje takast imot
feil-skjema-tekst = Skjemaet høyrer ikkje til økta di. Ingenting er lagra. Gå tilbake, last sida på nytt og send igjen.
feil-ugyldig = Det som vart sendt, kunne ikkje lesast
feil-ugyldig-tekst = Ingenting er lagra. Gå tilbake og prøv igjen.
feil-tilgang = Du har ikkje tilgang
feil-tilgang-tekst = Rolla di dekkjer ikkje dette. Logg inn med ei rolle som gjer det, eller spør den som styrer tilgangane hos dykk.
feil-funnet = Sida finst ikkje
feil-funnet-tekst = Adressa finst ikkje, eller saka er ikkje ei du har tilgang til. Sjekk adressa.
feil-metode = Adressa kan ikkje brukast slik
feil-metode-tekst = Gå til startsida og finn fram derifrå.
feil-stor = Skjemaet er for stort
feil-stor-tekst = Ingenting er lagra. Gå tilbake og kort ned teksten.
feil-konflikt = Handlinga passar ikkje med det som har skjedd
feil-konflikt-tekst = Ingenting er lagra. Opne saka på nytt og sjå korleis ho står.
feil-opptatt = Tenesta er oppteken
feil-opptatt-tekst = Ingenting er lagra. Vent nokre sekund og prøv igjen.
feil-intern = Noko gjekk gale hos oss
feil-intern-tekst = Ingenting er lagra. Prøv igjen. Ring Bufetat om det hastar.
feil-id = Oppgi denne referansen om du melder frå: { $id }

## Arbeidslista
liste-tittel = Oppmodingar
liste-caption = Oppmodingar, dei mest alvorlege først, deretter dei som har venta lengst
liste-tom = Ingen barn ventar på eit tilbod her. Nye oppmodingar kjem inn i denne lista.
liste-tom-filter = Ingen oppmodingar med denne statusen. Vel ein annan status.
ny-akutt = Ny akutt oppmoding
kol-sak = Sak
kol-ventetid = Ventetid
kol-hva = Kva det gjeld
kol-kommune = Kommune
kol-alvor = Alvor
kol-status = Status
kol-passert = Norma passert
kol-naar = Når
kol-hvem = Kven
alder = { $ar } år

## Klokka
klokke-ventet = Venta
klokke-frist = · tilbod frå Bufetat – siste frist { $frist }
klokke-snart = · tilbod frå Bufetat – fristen går snart ut: { $frist }
klokke-passert = · tilbod frå Bufetat – fristen er passert: { $frist }
klokke-ingen-norm = · inga norm for når tilbodet skal kome
klokke-tilbud = før første tilbod
klokke-trukket = før oppmodinga vart trekt
tid-dognets-slutt = { $dag } kl. 24.00
tid-andre-gang = Andre gongen klokka viste denne tida denne natta (normaltid)
tidspunkt-hjelp = Lat feltet stå tomt om det er no.

## Alvor
alvor-ikke-vurdert = Ikkje vurdert
alvor-foreslatt = foreslått
alvor-vurdert = vurdert
alvor-trinn = trinn { $trinn } av { $av }
alvor-foreslatt-etter = Foreslått. Kjelda til regelen: { $kilde }
alvor-regel-ukjent = ein regel som ikkje lenger er i bruk
alvor-ingen-regel = Ingen regel traff
alvor-vurdert-av = Vurdert av { $rolle }
alvor-fordi = Grunngiving:
alvor-endret-siden = Endra sidan førre forslag:
alvor-grunn-er = { $faktum }: { $verdi }
alvor-grunn-minst = { $faktum }: { $verdi } (minst { $grense })
alvor-grunn-under = { $faktum }: { $verdi } (under { $grense })
alvor-endret = { $faktum }: frå { $fra } til { $til }
alvor-ikke-kjent = ikkje kjent
alvor-ubesvart = Ikkje svara på
alvor-besvart-av = Svara på av { $rolle } { $tid }
alvor-kjent-anmodning = Kjent frå oppmodinga
alvor-kjent-ventetid = Kjent frå det som er ført medan barnet ventar
alvor-kjent-klokke = Rekna frå då norma vart passert
alvor-foreslatt-hoyere = Foreslått høgare sidan vurderinga. Nivået som er vurdert, står til nokon endrar det. Sjå kva som er endra, og vurder på nytt.
alvor-hoyere-merke = foreslått høgare
alvor-sporsmaal = Spørsmål som leier til forslaget
alvor-sporsmaal-lead = Det som alt er registrert, blir det ikkje spurt om igjen. Kriteria til Bufdir er ikkje kjende; der kjelda er «prosjektets forslag», er spørsmålet eit forslag som eigaren kan byte ut.
kol-kjent-fra = Kjent frå
kol-kilde = Kjelde

## Ny oppmoding
ny-del-barnet = Barnet
ny-del-haster = Kva det hastar med
ny-del-naa = Kvar barnet er no, og når behovet vart meldt
ny-del-ringer = Kven Bufetat ringjer
ny-kan-vente = Dette kan vente
ny-send = Send no
ny-nummer-hjelp = Lat feltet stå tomt om barnet manglar nummer.
ny-fodselsdato-hjelp = Trengst berre når barnet manglar nummer.
ny-enhet-hjelp = Berre for intern akutt, og då må det fyllast ut.
ny-referanse-hjelp = Saksnummeret hos dykk. Ikkje skriv nummeret til barnet her.
behov = Behov
behov-rus = Rus
behov-psykiatri = Psykisk helse
behov-kriminalitet = Kriminalitet
hjemmel-p3-2 = § 3-2 Frivillig hjelpetiltak utanfor heimen
hjemmel-p4-1 = § 4-1 Hjelp til barn utan omsorg
hjemmel-p4-2 = § 4-2 Akuttvedtak om omsorgsovertaking
hjemmel-p4-4 = § 4-4 Akuttvedtak om opphald i institusjon
hjemmel-p4-4-in-force-2023 = § 4-4 Akuttvedtak om plassering i institusjon ved alvorlege åtferdsvanskar
hjemmel-p4-5 = § 4-5 Akuttvedtak ved fare for menneskehandel
hjemmel-p5-1 = § 5-1 Vedtak om omsorgsovertaking
hjemmel-p6-1 = § 6-1 Opphald i institusjon med samtykke
hjemmel-p6-1-in-force-2023 = § 6-1 Plassering i institusjon med samtykke
hjemmel-p6-2 = § 6-2 Opphald i institusjon utan samtykke
hjemmel-p6-2-in-force-2023 = § 6-2 Plassering i institusjon utan samtykke
hjemmel-p6-6 = § 6-6 Opphald i institusjon ved fare for menneskehandel
hjemmel-p6-6-in-force-2023 = § 6-6 Plassering i institusjon ved fare for menneskehandel

## Saka
sak = Oppmoding
sak-tittel = Oppmoding { $nummer }
sak-neste = Gjer dette no
sak-tilbud = Tilbod
sak-barnet = Barnet
sak-fakta = Opplysningar
sak-frister = Fristar og normer
sak-ventetid = Kven barnet har venta på
ventet-paa = Venta i alt { $tid } – ventar på { $hvem } sidan { $siden }.
ventet-ferdig = Venta i alt { $tid }. Ingen ventar lenger, sidan { $siden }.
ventet-hos = Venta på { $hvem }
ventet-forste-svar = Første svar frå eit menneske på inntaket
ventet-oppdatering = Bufetat skal gi neste oppdatering innan
ventet-oppdatering-skyldes = Bufetat skulle ha gitt oppdatering innan
ventet-naas = Kan nåast i dag
ventet-pause = Pause i avtalte oppdateringar
ventet-hjelp = Hjelp i ventetida
pause-linje = { $hvorfor }. { $hvem }, frå { $fra } til { $til }.
hjelp-linje = { $hva }, frå { $fra }.
hjelp-linje-slutt = { $hva }, frå { $fra } til { $til }.
sak-plan = Plan
sak-kvoter = Tid som er brukt og tid som er att
plan-dag = Siste dag er { $dag }. Siste verkedag innanfor fristen er { $trygg }.
plan-sted = Forhandlingsmøtet er { $tid }. Staden bør vere namngitt for nemnda seinast { $dag }, { $virkedager } før. Talet er valt av eigaren av tenesta og står ikkje i lova.
plan-virkedager = { $antall ->
    [one] éin verkedag
   *[other] { $antall } verkedagar
}
kvote-dager = { $brukt } er brukte og { $igjen } er att av { $alt }.
kvote-fra = Opphaldet byrja { $tid }. Siste dag er { $dag }.
kvote-ikke-begynt = Ikkje noko slikt opphald har byrja. Byrjar det i dag, er siste dag { $dag }.
kvote-over = Opphaldet er avslutta.
kvote-trukket = { $dager } av dei var i tidlegare opphald, som akuttopphald.
kvote-domstol = Slik domstolane reknar (domstolloven § 149), er siste dag { $dag }.
kvote-forlenget = Forlengt { $antall ->
    [one] éin gong
   *[other] { $antall } gonger
} ved nytt vedtak.
kvote-kan-forlenges = Kan forlengjast ved nytt vedtak.
bortfall-tittel = Fell bort utan plass
bortfall-lead = Oppmodingar utan akseptert plass der ein frist med bortfall går ut { $antall ->
    [0] i dag
    [one] i dag eller i morgon
   *[other] i dag eller dei neste { $antall } dagane
}, rekna etter kalenderen. Om eit vedtak faktisk har falle bort, må eit menneske vurdere.
bortfall-tom = Ingen fristar med bortfall går ut i denne tida.
bortfall-dager = Dagar fram
bortfall-igjen = { $antall ->
    [0] i dag
    [one] éin dag att
   *[other] { $antall } dagar att
}
bortfall-lenke = Fell bort innan fem dagar utan plass
bortfall-caption = Fristar med bortfall på oppmodingar utan plass, den første først
kol-frist = Frist
kol-gar-ut = Går ut
sak-mer = Meld frå om meir
sak-forlop = Forløp
sok-antall = { $antall ->
    [0] Ingen stader er spurde enno.
    [one] Éin stad er spurd.
   *[other] { $antall } stader er spurde.
}
barn-navn = Namn
barn-nummer = Nummer
barn-fodt = Fødd
barn-alder = Alder
barn-kontakt = Bufetat ringjer
barn-andre = Anna oppmoding om same barn
barn-annen-sak = { $nummer }, { $kommune }, { $status }
barn-sted-sist = Kvar barnet venta sist
tid-24 = 24.00
mangler-nummer = Manglar nummer
tur-bufetat = Bufetat skal gi eit tilbod.
tur-spurt = Kommunen skal svare på eit spørsmål. Bufetat skal gi eit tilbod likevel.
tur-leverandor = Bufetat ventar på ein leverandør. Bufetat skal gi eit tilbod.
tur-kommunen = Kommunen skal svare på tilbodet.
tur-innflytting = Tilbodet er akseptert. Barnet skal flytte inn.
tur-ferdig = Barnet har flytta inn. Saka er ferdig.
tur-trukket = Kommunen har trekt oppmodinga.
tilbud-reisetid = Reisetid
tilbud-reisetid-metode = { $tid } ({ $metode })
tilbud-i-dag = Kan nåast i dag
tilbud-naas = Ja. Siste avreise kl. { $tid }.
tilbud-naas-ikke = Nei. Siste avreise var kl. { $tid }, eller plassen er ikkje ledig i dag.
tilbud-avslatt-fordi = Avslått fordi
tilbud-utloper-hjelp = Lat feltet stå tomt om tilbodet står til det blir trekt.
avslaa-hjelp = Må fyllast ut når grunnen er «Annan grunn».
enhet-valg = { $navn } ({ $tiltak }, { $region })
nemnd-forlenget-hjelp = Berre når fristen er forlengd.
nemnd-begrunnelse-hjelp = Må fyllast ut når møtet er utsett eller kravet avvist.

akt-soklogg = Logg søk
akt-soklogg-send = Logg søket
akt-tilbud = Gi tilbod
akt-tilbud-send = Gi tilbodet
akt-aksepter = Aksepter tilbodet
akt-aksepter-send = Aksepter tilbodet
akt-avslaa = Avslå tilbodet
akt-avslaa-send = Avslå tilbodet
akt-innflyttet = Barnet har flytta inn
akt-innflyttet-send = Meld innflytting
akt-trekk-tilbud = Trekk tilbodet
akt-trekk-tilbud-send = Trekk tilbodet
akt-opphold = Barnet er flytta til ein annan mellombels stad
akt-opphold-send = Lagre staden
akt-skade = Noko har skjedd med barnet medan det ventar
akt-skade-send = Lagre hendinga
akt-tillegg = Nye opplysningar
akt-tillegg-send = Legg til opplysningane
akt-nemnd = Hending i nemnda
akt-nemnd-send = Lagre hendinga
akt-trekk = Trekk oppmodinga
akt-trekk-send = Trekk oppmodinga

akt-intet-nytt = Oppdater kommunen
akt-intet-nytt-send = { $antall ->
    [0] Ikkje noko nytt, søkjer framleis (ingen stader spurde sidan sist)
    [one] Ikkje noko nytt, søkjer framleis (éin stad spurd sidan sist)
   *[other] Ikkje noko nytt, søkjer framleis ({ $antall } stader spurde sidan sist)
}
sak-lov = Meld frå om det fristane i lova kviler på
sak-lov-hjelp = Meld berre det som har skjedd. Fristane blir rekna ut av hendingane og viste over.
akt-hendelse = Meld frå
akt-hendelse-send = Meld frå
akt-hendelse-question = Still eit spørsmål
akt-hendelse-question-answered = Meld at eit spørsmål er svara på
akt-hendelse-human-answer = Meld at inntaket har svara
akt-hendelse-update-given = Gi ei oppdatering
akt-hendelse-rhythm-agreed = Meld kor ofte det er avtalt å oppdatere
akt-hendelse-supplier-asked = Meld at ein leverandør er spurd
akt-hendelse-supplier-answered = Meld at leverandøren har svara
akt-hendelse-help-began = Meld hjelp i ventetida
akt-hendelse-help-ended = Meld at hjelpa er avslutta
akt-hendelse-pause-began = Meld ein pause i oppdateringane
akt-hendelse-pause-ended = Avslutt ein pause
akt-hendelse-reopened = Gjenopne oppmodinga

hvem-kommunen = Kommunen
hvem-bufetat = Bufetat
hvem-nemnda = Nemnda
hvem-tjenesten = Tenesta
hendelse-meldt = Behovet vart meldt til Bufetat via { $hva }.
hendelse-akuttvedtak = Akuttvedtaket vart gjort.
hendelse-registrert = Oppmodinga vart registrert i tenesta.
hendelse-rettet = Opplysningar i oppmodinga vart retta.
hendelse-tillegg = Nye opplysningar vart lagde til.
hendelse-opphold = Barnet er her: { $hva }.
hendelse-skade = Hending medan barnet venta: { $hva }.
hendelse-sok = Spurde { $sted }. Svar: { $svar }.
hendelse-tilbud = Tilbod om plass: { $enhet }.
hendelse-tilbud-utlopt = Tilbodet frå { $enhet } gjekk ut utan svar.
hendelse-akseptert = Tilbodet frå { $enhet } vart akseptert.
hendelse-avslatt = Tilbodet frå { $enhet } vart avslått. Grunn: { $grunn }.
hendelse-tilbud-trukket = Tilbodet frå { $enhet } vart trekt.
hendelse-innflyttet = Barnet flytta inn: { $enhet }.
hendelse-trukket = Oppmodinga vart trekt. Grunn: { $hva }.
hendelse-nemnd = { $hva }.
hendelse-fortalt = { $hva }.
hendelse-fortalt-naermere = { $hva }: { $detalj }.
hendelse-intet-nytt = { $antall ->
    [0] Ikkje noko nytt, søkjer framleis. Ingen stader er spurde sidan sist.
    [one] Ikkje noko nytt, søkjer framleis. Éin stad er spurd sidan sist.
   *[other] Ikkje noko nytt, søkjer framleis. { $antall } stader er spurde sidan sist.
}
hendelse-valg = { $hva }, { $tid }
hendelse-mulig-brudd = Norma for når tilbodet skulle kome, vart passert. Det er registrert som eit mogleg brot.
hendelse-frist = Frist passert: { $frist }. Han gjeld: { $hvem }.

## Fristar
frist-loper = går
frist-overholdt = halden
frist-for-sent = oppfylt for seint
frist-passert = passert
frist-uten-gjenstand = utan gjenstand
frist-hvem = Kven han gjeld
frist-gar-ut = Går ut
frist-domstol = Går ut slik domstolane reknar (domstolloven § 149)
frist-kilde = Kjelde
norm-akutt-tilbud-samme-dag = Akutt: tilbod same dag
norm-planlagt-tilbud-innen-onsket-oppstart = Planlagt: tilbod innan ønskt oppstart
norm-forste-svar-fra-menneske = Akutt: første svar frå eit menneske
norm-planlagt-tilbud-innen-dager = Planlagt: tilbod innan eit tal dagar
norm-ventetid-fosterhjem = Ventetid på fosterheim
norm-avtalt-oppdatering = Neste avtalte oppdatering
norm-maales = Norma blir målt og vist. Ho er ikkje lov, og ho tel ikkje som mogleg brot.
norm-maales-fosterhjem = Blir rekna frå ønskt oppstart til barnet har flytta inn. Norma blir målt og vist. Ho er ikkje lov, og ho tel ikkje som mogleg brot.
norm-maales-oppdatering = Blir rekna frå førre oppdatering. Tid i avtalte pausar blir ikkje rekna med. Norma blir målt og vist. Ho tel ikkje som mogleg brot.
norm-annen = Norm { $id }
norm-fra = Norma blir rekna frå behovet vart meldt { $tid }. Ei norm er ikkje lov: blir ho passert, er det eit mogleg brot.
steg-start = Fristen går frå { $tid }. { $hva }.
steg-talt = Han er på { $lengde } og går ut { $dag } kl. 24.00.
steg-timer = Han er på { $antall } timar og går ut { $tid }.
steg-ikke-virkedag = Ikkje ein verkedag: { $dag } ({ $hvorfor }).
steg-virkedag = Rekna som i domstolane går fristen derfor ut { $til } kl. 24.00.
steg-timer-hoppet = Rekna som i domstolane går ikkje timane { $dag } ({ $hvorfor }).
steg-forlenget = Nemndleiaren har forlengt fristen til { $dag } kl. 24.00.
steg-trukket-fra = Tid i tidlegare opphald blir rekna med: { $dager } er trekte frå, så siste dag er { $dag }.
steg-fornyet = Nytt vedtak { $tid } forlengde opphaldet til { $dag } kl. 24.00.
steg-slutt = { $hva } { $tid }.
lengde-timer = { $antall ->
    [one] éin time
   *[other] { $antall } timar
}
lengde-dager = { $antall ->
    [one] éin dag
   *[other] { $antall } dagar
}
lengde-uker = { $antall ->
    [one] éi veke
   *[other] { $antall } veker
}
lengde-maneder = { $antall ->
    [one] éin månad
   *[other] { $antall } månader
}

## Moglege brot
brudd-tittel = Moglege brot
brudd-lead = Eit mogleg brot er registrert når norma for tilbodet frå Bufetat vart passert. Berre statsforvaltaren kan konstatere eit brot.
brudd-caption = Moglege brot, dei mest alvorlege først, deretter dei eldste
brudd-tom = Ingen moglege brot her. Tenesta registrerer dei når ei norm blir passert utan at Bufetat har gitt tilbod.
brudd-mulig = Mogleg brot
brudd-bekreftet = Mogleg brot, stadfest av Bufetat
brudd-avvist = Mogleg brot, avvist av Bufetat
brudd-konstatert = Konstatert brot
brudd-forklart = Berre ein konklusjon frå statsforvaltaren gjer eit mogleg brot til eit konstatert brot (barnevernsloven § 17-3).
brudd-til-anmodning = Til oppmodinga
brudd-norm = Norm
brudd-fra = Rekna frå
brudd-passert = Passert
brudd-registrert = Registrert
brudd-opphav = Korleis det vart registrert
brudd-historikk = Alvorsgrad
brudd-historikk-tom = Ingen har foreslått eller vurdert alvorsgraden enno.
brudd-uten-tilsyn = Statsforvaltaren har ikkje opna tilsyn.
kalibrering-tittel = Kalibrering { $maaned }
kalibrering-lead = Dei same anonymiserte sakene blir vurderte av kvar region for seg. Spreiinga viser om alvorsgraden blir vurdert likt i heile landet.
kalibrering-blind = Regionen ser kva dei andre har vurdert, og kva policyen foreslår, først når han sjølv har vurdert saka. Ei vurdering er endeleg.
kalibrering-tom = Ingen kalibreringsrundar enno. Bufdir opnar ein runde for ein månad.
kalibrering-egne = Vurdert av eigen region
kalibrering-alle = Vurderingar i alt
kalibrering-ingen = Ingen region har vurdert saka enno.
kalibrering-sak = Sak { $antall }
kalibrering-foreslatt = Policyen foreslår: { $nivaa }
kalibrering-spredning = Frå { $laveste } til { $hoyeste }: { $antall } nivå frå kvarandre.
kalibrering-uten-nivaa = Ingen av regionane har gitt eit nivå.
akt-kalibrer = Opne ein runde
akt-kalibrer-lead = Berre koda fakta blir kopierte frå dei moglege brota. Sakene i runden kan ikkje sporast tilbake.
akt-kalibrer-saker = Eitt mogleg brot på kvar linje: id-en eller adressa til sida.
akt-kalibrer-send = Opne runden
akt-kalibrering-vurder = Gi vurderinga til regionen
akt-kalibrering-vurder-lead = Vurderinga er endeleg. Deretter blir det dei andre regionane har vurdert, vist.
akt-kalibrering-vurder-send = Lagre vurderinga
akt-svar = Svar på spørsmåla
akt-svar-lead = Svara kan gi eit nytt forslag. Tidlegare svar blir ståande i historikken.
akt-svar-send = Lagre svara
akt-vurder-hvorfor = Må fyllast ut når du vel eit anna nivå enn det som er foreslått.
akt-vurder = Vurder alvorsgraden
akt-vurder-lead = Stadfest forslaget eller vel eit anna nivå. Berre det eit menneske har vurdert, tel i rapporten.
akt-vurder-send = Lagre vurderinga
akt-bekreft = Stadfest at tilbodet ikkje kom i tide
akt-bekreft-lead = Vurderinga til Bufetat sjølv. Ho konstaterer ikkje eit brot.
akt-bekreft-send = Stadfest
akt-avvis = Avvis det moglege brotet
akt-avvis-lead = Eit avvist mogleg brot blir ståande, men blir ikkje talt. Skriv kvifor.
akt-avvis-send = Avvis

## Varsel
varsler-tittel = Varsel
varsler-lead = Kvitter når du tek tak i saka. Då blir ingen andre varsla om den same fristen. Kvitteringa endrar ikkje fristen.
varsler-caption = Varsel til rolla di, dei opne først, deretter dei eldste
varsler-tom = Ingen varsel. Dei kjem her når ein frist nærmar seg eller er passert.
varsler-frist = Frist eller norm
varsler-varslet = Varsla
varsler-nivaa = (nivå { $nivaa })
varsler-apent = Ope
varsler-over = Ferdig utan kvittering
varsler-kvittert = Kvittert av { $rolle }, { $hvem }, { $tid }
varsler-kvitter = Kvitter

## Rapportar
rapporter-tittel = Månadsrapport
rapporter-uke = Siste heile veka
rapporter-hjelp = År og månad, som 2026-04.
rapporter-region-hjelp = Utan region gjeld rapporten heile landet.
rapporter-vis = Vis rapporten
rapporter-annen = Vel ein annan månad
rapporter-last-ned = Last ned dei same tala
rapporter-json = Heile rapporten (JSON)
rapporter-xlsx = Rekneark, eit ark for kvar tabell (XLSX)

## Tal frå før tenesta
historikk-tittel = Tal frå før tenesta
historikk-lenke = Tal frå før tenesta (importerte)
historikk-lead = Tala er importerte frå kjelder utanfor tenesta. Dei er ikkje talde av tenesta og blir aldri lagde saman med det ho tel.
historikk-importert = Importert, ikkje talt av tenesta
historikk-tomt = Ingen tabellar er importerte.
historikk-registrert = Importert
historikk-gjelder = Gjeld
historikk-tall = Tal
historikk-sum-rader = Sum av radene
historikk-sum-trykt = Sum som trykt i kjelda
historikk-i-alt = I alt
historikk-uspesifisert = Uspesifisert
historikk-trykt-note = Som trykt: Radene blir til saman { $rader }, men kjelda oppgjev summen { $sum }.
historikk-i-kilden = { $kommune } (i kjelda { $gamle })
historikk-delt = { $kommune } vart delt og er no { $nye }. Talet kan ikkje førast over og står under det gamle nummeret.
historikk-utgaar = Ta ut { $tabell }
historikk-tidligere = Ikkje lenger i bruk
historikk-erstattet = { $tabell }, importert { $tidspunkt }: erstatta av ein annan
historikk-utgaatt = { $tabell }, importert { $tidspunkt }: går ut
akt-historikk = Importer ein tabell
akt-historikk-lead = Skriv tala slik kjelda trykte dei. Ein tabell blir aldri endra: ein som er feil, blir erstatta av ein ny eller teken ut.
akt-historikk-send = Importer
historikk-periode-hjelp = Eit år (2023), ein månad (2024-04) eller månader i eitt år (2024-01/2024-07).
historikk-rader-hjelp = Éi rad på kvar linje: kode;tal. Region: ost, sor, vest, midt, nord. Akutt og planlagd: akutt, planlagt. Kommune: nummeret ho hadde. Månad: 1 til 12. Målgruppe: akutt, omsorg, behandlingLav, behandlingHoy, rus. Alvorsgrad: lav, middels, hoy, eller liteAlvorlig, mindreAlvorlig, moderatAlvorlig, betydeligAlvorlig, svaertAlvorlig. Der kjelda ikkje seier det: uspesifisert.
historikk-sum-hjelp = Summen slik kjelda trykte han. Er det eitt tal utan inndeling, står det her.
historikk-som-trykt = Som trykt: ta inn tabellen sjølv om radene ikkje blir til summen
historikk-kilde-hjelp = Publikasjonen, og tabell eller figur. Aldri namn på personar.
historikk-erstatter = Tabellen som blir erstatta
