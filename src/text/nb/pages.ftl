# Sidene, bokmål.

## Rammen
produkt = Bistandsplikt
hopp-til-innhold = Hopp til innholdet
ovelse = Øvelse – ingen ekte saker
nav = Hovedmeny
nav-anmodninger = Anmodninger
nav-mulige-brudd = Mulige brudd
nav-tilsyn = Tilsyn
nav-varsler = Varsler
nav-antall = { $del } ({ $antall })
nav-minst = { $del } (minst { $antall })
nav-kalibrering = Kalibrering
nav-rapporter = Rapporter
logg-ut = Logg ut
malform-navn = Bokmål
farger = Farger
farger-auto = Som maskinen
farger-lys = Lyse
farger-mork = Mørke
bunn = Bistandsplikt etter barnevernsloven §{"\u00A0"}16-{"\u2060"}3
desk-kommune = { $navn } kommune
desk-kommuner = Felles barnevernvakt for { $navn }
desk-bufetat = Bufetat region { $navn }
desk-bufdir = Bufdir
desk-departement = Barne- og familiedepartementet
desk-drift = Drift
desk-revisor = Revisor
til-start = Til startsiden
valgfritt = Valgfritt
velg = Velg
alle = Alle
ikke-oppgitt = Ikke oppgitt
neste-side = Neste side
filter-status = Status
filter-region = Region
filter-fosterhjem = Fosterhjem: ventet over (antall dager)
filter-alvor = Alvorlighetsgrad
filter-vis = Vis

## Innlogging
logg-inn = Logg inn
logg-inn-lead = Dette er en øvelse. Velg hvem du vil være. Alle saker, barn og enheter er oppdiktet.
logg-inn-mangler = Innlogging er ikke satt opp i denne installasjonen. Den som drifter tjenesten, må sette den opp før noen kan logge inn.
prov-igjen = Prøv igjen
persona-kommune = Kommune
persona-bufetat = Bufetat
persona-statsforvalter = Statsforvalter
persona-stat = Direktorat, departement, drift og revisjon
tomt-bord = Ingen saker her
tomt-bord-tekst = Rollen din har ikke tilgang til saker eller rapporter på disse sidene.
bytt-rolle = Logg inn med en annen rolle

## Når det ikke gikk
feil-i-skjemaet = Rett dette før du sender
feil-utdatert = Saken er endret av andre
feil-skjema = Skjemaet kunne ikke tas imot
feil-skjema-tekst = Skjemaet hører ikke til økten din. Ingenting er lagret. Gå tilbake, last siden på nytt og send igjen.
feil-ugyldig = Det som ble sendt, kunne ikke leses
feil-ugyldig-tekst = Ingenting er lagret. Gå tilbake og prøv igjen.
feil-tilgang = Du har ikke tilgang
feil-tilgang-tekst = Rollen din dekker ikke dette. Logg inn med en rolle som gjør det, eller spør den som styrer tilgangene hos dere.
feil-funnet = Siden finnes ikke
feil-funnet-tekst = Adressen finnes ikke, eller saken er ikke en du har tilgang til. Sjekk adressen.
feil-metode = Adressen kan ikke brukes slik
feil-metode-tekst = Gå til startsiden og finn fram derfra.
feil-stor = Skjemaet er for stort
feil-stor-tekst = Ingenting er lagret. Gå tilbake og kort ned teksten.
feil-konflikt = Handlingen passer ikke med det som har skjedd
feil-konflikt-tekst = Ingenting er lagret. Åpne saken på nytt og se hvordan den står.
feil-opptatt = Tjenesten er opptatt
feil-opptatt-tekst = Ingenting er lagret. Vent noen sekunder og prøv igjen.
feil-intern = Noe gikk galt hos oss
feil-intern-tekst = Ingenting er lagret. Prøv igjen. Ring Bufetat hvis det haster.
feil-id = Oppgi denne referansen hvis du melder fra: { $id }

## Arbeidslisten
liste-tittel = Anmodninger
liste-caption = Anmodninger, de mest alvorlige først, deretter de som har ventet lengst
liste-tom = Ingen barn venter på et tilbud her. Nye anmodninger kommer inn i denne listen.
liste-tom-filter = Ingen anmodninger med denne statusen. Velg en annen status.
ny-akutt = Ny akutt anmodning
kol-sak = Sak
kol-ventetid = Ventetid
kol-hva = Hva det gjelder
kol-kommune = Kommune
kol-alvor = Alvorlighet
kol-status = Status
kol-passert = Normen passert
kol-naar = Når
kol-hvem = Hvem
alder = { $ar } år

## Klokken
klokke-ventet = Ventet
klokke-frist = · tilbud fra Bufetat – siste frist { $frist }
klokke-snart = · tilbud fra Bufetat – fristen går snart ut: { $frist }
klokke-passert = · tilbud fra Bufetat – fristen er passert: { $frist }
klokke-ingen-norm = · ingen norm for når tilbudet skal komme
klokke-tilbud = før første tilbud
klokke-trukket = før anmodningen ble trukket
tid-dognets-slutt = { $dag } kl. 24.00
tid-andre-gang = Andre gang klokken viste denne tiden denne natten (normaltid)
tidspunkt-hjelp = La feltet stå tomt hvis det er nå.

## Alvorlighet
alvor-ikke-vurdert = Ikke vurdert
alvor-foreslatt = foreslått
alvor-vurdert = vurdert
alvor-trinn = trinn { $trinn } av { $av }
alvor-foreslatt-etter = Foreslått. Regelens kilde: { $kilde }
alvor-regel-ukjent = en regel som ikke lenger er i bruk
alvor-ingen-regel = Ingen regel traff
alvor-vurdert-av = Vurdert av { $rolle }
alvor-fordi = Begrunnelse:
alvor-endret-siden = Endret siden forrige forslag:
alvor-grunn-er = { $faktum }: { $verdi }
alvor-grunn-minst = { $faktum }: { $verdi } (minst { $grense })
alvor-grunn-under = { $faktum }: { $verdi } (under { $grense })
alvor-endret = { $faktum }: fra { $fra } til { $til }
alvor-ikke-kjent = ikke kjent
alvor-ubesvart = Ikke besvart
alvor-besvart-av = Besvart av { $rolle } { $tid }
alvor-kjent-anmodning = Kjent fra anmodningen
alvor-kjent-ventetid = Kjent fra det som er ført mens barnet venter
alvor-kjent-klokke = Regnet fra da normen ble passert
alvor-foreslatt-hoyere = Foreslått høyere siden vurderingen. Nivået som er vurdert, står til noen endrer det. Se hva som er endret, og vurder på nytt.
alvor-hoyere-merke = foreslått høyere
alvor-sporsmaal = Spørsmål som leder til forslaget
alvor-sporsmaal-lead = Det som alt er registrert, spørres det ikke om igjen. Kriteriene til Bufdir er ikke kjent; der kilden er «prosjektets forslag», er spørsmålet et forslag som eieren kan bytte ut.
kol-kjent-fra = Kjent fra
kol-kilde = Kilde

## Ny anmodning
ny-del-barnet = Barnet
ny-del-haster = Hva det haster med
ny-del-naa = Hvor barnet er nå, og når behovet ble meldt
ny-del-ringer = Hvem Bufetat ringer
ny-kan-vente = Dette kan vente
ny-send = Send nå
ny-nummer-hjelp = La feltet stå tomt hvis barnet mangler nummer.
ny-fodselsdato-hjelp = Trengs bare når barnet mangler nummer.
ny-enhet-hjelp = Bare for intern akutt, og da må det fylles ut.
ny-referanse-hjelp = Saksnummeret hos dere. Ikke skriv barnets nummer her.
behov = Behov
behov-rus = Rus
behov-psykiatri = Psykisk helse
behov-kriminalitet = Kriminalitet
hjemmel-p3-2 = § 3-2 Frivillig hjelpetiltak utenfor hjemmet
hjemmel-p4-1 = § 4-1 Hjelp til barn uten omsorg
hjemmel-p4-2 = § 4-2 Akuttvedtak om omsorgsovertakelse
hjemmel-p4-4 = § 4-4 Akuttvedtak om opphold i institusjon
hjemmel-p4-4-in-force-2023 = § 4-4 Akuttvedtak om plassering i institusjon ved alvorlige atferdsvansker
hjemmel-p4-5 = § 4-5 Akuttvedtak ved fare for menneskehandel
hjemmel-p5-1 = § 5-1 Vedtak om omsorgsovertakelse
hjemmel-p6-1 = § 6-1 Opphold i institusjon med samtykke
hjemmel-p6-1-in-force-2023 = § 6-1 Plassering i institusjon med samtykke
hjemmel-p6-2 = § 6-2 Opphold i institusjon uten samtykke
hjemmel-p6-2-in-force-2023 = § 6-2 Plassering i institusjon uten samtykke
hjemmel-p6-6 = § 6-6 Opphold i institusjon ved fare for menneskehandel
hjemmel-p6-6-in-force-2023 = § 6-6 Plassering i institusjon ved fare for menneskehandel

## Saken
sak = Anmodning
sak-tittel = Anmodning { $nummer }
sak-neste = Gjør dette nå
sak-tilbud = Tilbud
sak-barnet = Barnet
sak-fakta = Opplysninger
sak-frister = Frister og normer
sak-ventetid = Hvem barnet har ventet på
ventet-paa = Ventet i alt { $tid } – venter på { $hvem } siden { $siden }.
ventet-ferdig = Ventet i alt { $tid }. Ingen venter lenger, siden { $siden }.
ventet-hos = Ventet på { $hvem }
ventet-forste-svar = Første svar fra et menneske på inntaket
ventet-oppdatering = Bufetat skal gi neste oppdatering innen
ventet-oppdatering-skyldes = Bufetat skulle ha gitt oppdatering innen
ventet-naas = Kan nås i dag
ventet-pause = Pause i avtalte oppdateringer
ventet-hjelp = Hjelp i ventetiden
pause-linje = { $hvorfor }. { $hvem }, fra { $fra } til { $til }.
hjelp-linje = { $hva }, fra { $fra }.
hjelp-linje-slutt = { $hva }, fra { $fra } til { $til }.
sak-plan = Plan
sak-kvoter = Tid som er brukt og tid som er igjen
plan-dag = Siste dag er { $dag }. Siste virkedag innenfor fristen er { $trygg }.
plan-sted = Forhandlingsmøtet er { $tid }. Stedet bør være navngitt for nemnda senest { $dag }, { $virkedager } før. Antallet er valgt av eieren av tjenesten og står ikke i loven.
plan-virkedager = { $antall ->
    [one] én virkedag
   *[other] { $antall } virkedager
}
kvote-dager = { $brukt } er brukt og { $igjen } er igjen av { $alt }.
kvote-fra = Oppholdet begynte { $tid }. Siste dag er { $dag }.
kvote-ikke-begynt = Ikke noe slikt opphold har begynt. Begynner det i dag, er siste dag { $dag }.
kvote-over = Oppholdet er avsluttet.
kvote-trukket = { $dager } av dem var i tidligere opphold, som akuttopphold.
kvote-domstol = Slik domstolene regner (domstolloven § 149), er siste dag { $dag }.
kvote-forlenget = Forlenget { $antall ->
    [one] én gang
   *[other] { $antall } ganger
} ved nytt vedtak.
kvote-kan-forlenges = Kan forlenges ved nytt vedtak.
bortfall-tittel = Faller bort uten plass
bortfall-lead = Anmodninger uten akseptert plass der en frist med bortfall går ut { $antall ->
    [0] i dag
    [one] i dag eller i morgen
   *[other] i dag eller de neste { $antall } dagene
}, regnet etter kalenderen. Om et vedtak faktisk har falt bort, må et menneske vurdere.
bortfall-tom = Ingen frister med bortfall går ut i denne tiden.
bortfall-dager = Dager fram
bortfall-igjen = { $antall ->
    [0] i dag
    [one] én dag igjen
   *[other] { $antall } dager igjen
}
bortfall-lenke = Faller bort innen fem dager uten plass
bortfall-caption = Frister med bortfall på anmodninger uten plass, den første først
kol-frist = Frist
kol-gar-ut = Går ut
sak-mer = Meld fra om mer
sak-forlop = Forløp
sok-antall = { $antall ->
    [0] Ingen steder er spurt ennå.
    [one] Ett sted er spurt.
   *[other] { $antall } steder er spurt.
}
barn-navn = Navn
barn-nummer = Nummer
barn-fodt = Født
barn-alder = Alder
barn-kontakt = Bufetat ringer
barn-andre = Annen anmodning om samme barn
barn-annen-sak = { $nummer }, { $kommune }, { $status }
barn-sted-sist = Hvor barnet ventet sist
tid-24 = 24.00
mangler-nummer = Mangler nummer
tur-bufetat = Bufetat skal gi et tilbud.
tur-spurt = Kommunen skal svare på et spørsmål. Bufetat skal gi et tilbud likevel.
tur-leverandor = Bufetat venter på en leverandør. Bufetat skal gi et tilbud.
tur-kommunen = Kommunen skal svare på tilbudet.
tur-innflytting = Tilbudet er akseptert. Barnet skal flytte inn.
tur-ferdig = Barnet har flyttet inn. Saken er ferdig.
tur-trukket = Kommunen har trukket anmodningen.
tilbud-reisetid = Reisetid
tilbud-reisetid-metode = { $tid } ({ $metode })
tilbud-i-dag = Kan nås i dag
tilbud-naas = Ja. Siste avreise kl. { $tid }.
tilbud-naas-ikke = Nei. Siste avreise var kl. { $tid }, eller plassen er ikke ledig i dag.
tilbud-avslatt-fordi = Avslått fordi
tilbud-utloper-hjelp = La feltet stå tomt hvis tilbudet står til det blir trukket.
avslaa-hjelp = Må fylles ut når grunnen er «Annen grunn».
enhet-valg = { $navn } ({ $tiltak }, { $region })
nemnd-forlenget-hjelp = Bare når fristen er forlenget.
nemnd-begrunnelse-hjelp = Må fylles ut når møtet er utsatt eller begjæringen avvist.

akt-soklogg = Logg søk
akt-soklogg-send = Logg søket
akt-tilbud = Gi tilbud
akt-tilbud-send = Gi tilbudet
akt-aksepter = Aksepter tilbudet
akt-aksepter-send = Aksepter tilbudet
akt-avslaa = Avslå tilbudet
akt-avslaa-send = Avslå tilbudet
akt-innflyttet = Barnet har flyttet inn
akt-innflyttet-send = Meld innflytting
akt-trekk-tilbud = Trekk tilbudet
akt-trekk-tilbud-send = Trekk tilbudet
akt-opphold = Barnet er flyttet til et annet midlertidig sted
akt-opphold-send = Lagre stedet
akt-skade = Noe har skjedd med barnet mens det venter
akt-skade-send = Lagre hendelsen
akt-tillegg = Nye opplysninger
akt-tillegg-send = Legg til opplysningene
akt-nemnd = Hendelse i nemnda
akt-nemnd-send = Lagre hendelsen
akt-trekk = Trekk anmodningen
akt-trekk-send = Trekk anmodningen

akt-intet-nytt = Oppdater kommunen
akt-intet-nytt-send = { $antall ->
    [0] Intet nytt, søker fortsatt (ingen steder spurt siden sist)
    [one] Intet nytt, søker fortsatt (ett sted spurt siden sist)
   *[other] Intet nytt, søker fortsatt ({ $antall } steder spurt siden sist)
}
sak-lov = Meld fra om det lovens frister hviler på
sak-lov-hjelp = Meld bare det som har skjedd. Fristene regnes ut av hendelsene og vises over.
akt-hendelse = Meld fra
akt-hendelse-send = Meld fra
akt-hendelse-question = Still et spørsmål
akt-hendelse-question-answered = Meld at et spørsmål er besvart
akt-hendelse-human-answer = Meld at inntaket har svart
akt-hendelse-update-given = Gi en oppdatering
akt-hendelse-rhythm-agreed = Meld hvor ofte det er avtalt å oppdatere
akt-hendelse-supplier-asked = Meld at en leverandør er forespurt
akt-hendelse-supplier-answered = Meld at leverandøren har svart
akt-hendelse-help-began = Meld hjelp i ventetiden
akt-hendelse-help-ended = Meld at hjelpen er avsluttet
akt-hendelse-pause-began = Meld en pause i oppdateringene
akt-hendelse-pause-ended = Avslutt en pause
akt-hendelse-reopened = Gjenåpne anmodningen

hvem-kommunen = Kommunen
hvem-bufetat = Bufetat
hvem-nemnda = Nemnda
hvem-tjenesten = Tjenesten
hendelse-meldt = Behovet ble meldt til Bufetat via { $hva }.
hendelse-akuttvedtak = Akuttvedtaket ble truffet.
hendelse-registrert = Anmodningen ble registrert i tjenesten.
hendelse-rettet = Opplysninger i anmodningen ble rettet.
hendelse-tillegg = Nye opplysninger ble lagt til.
hendelse-opphold = Barnet oppholder seg her: { $hva }.
hendelse-skade = Hendelse mens barnet ventet: { $hva }.
hendelse-sok = Spurte { $sted }. Svar: { $svar }.
hendelse-tilbud = Tilbud om plass: { $enhet }.
hendelse-tilbud-utlopt = Tilbudet fra { $enhet } gikk ut uten svar.
hendelse-akseptert = Tilbudet fra { $enhet } ble akseptert.
hendelse-avslatt = Tilbudet fra { $enhet } ble avslått. Grunn: { $grunn }.
hendelse-tilbud-trukket = Tilbudet fra { $enhet } ble trukket.
hendelse-innflyttet = Barnet flyttet inn: { $enhet }.
hendelse-trukket = Anmodningen ble trukket. Grunn: { $hva }.
hendelse-nemnd = { $hva }.
hendelse-fortalt = { $hva }.
hendelse-fortalt-naermere = { $hva }: { $detalj }.
hendelse-intet-nytt = { $antall ->
    [0] Intet nytt, søker fortsatt. Ingen steder er spurt siden sist.
    [one] Intet nytt, søker fortsatt. Ett sted er spurt siden sist.
   *[other] Intet nytt, søker fortsatt. { $antall } steder er spurt siden sist.
}
hendelse-valg = { $hva }, { $tid }
hendelse-mulig-brudd = Normen for når tilbudet skulle komme, ble passert. Det er registrert som et mulig brudd.
hendelse-frist = Frist passert: { $frist }. Den gjelder: { $hvem }.

## Frister
frist-loper = løper
frist-overholdt = overholdt
frist-for-sent = oppfylt for sent
frist-passert = passert
frist-uten-gjenstand = uten gjenstand
frist-hvem = Hvem den gjelder
frist-gar-ut = Går ut
frist-domstol = Går ut slik domstolene regner (domstolloven § 149)
frist-kilde = Kilde
norm-akutt-tilbud-samme-dag = Akutt: tilbud samme dag
norm-planlagt-tilbud-innen-onsket-oppstart = Planlagt: tilbud innen ønsket oppstart
norm-forste-svar-fra-menneske = Akutt: første svar fra et menneske
norm-planlagt-tilbud-innen-dager = Planlagt: tilbud innen et antall dager
norm-ventetid-fosterhjem = Ventetid på fosterhjem
norm-avtalt-oppdatering = Neste avtalte oppdatering
norm-maales = Normen måles og vises. Den er ikke lov, og den teller ikke som mulig brudd.
norm-maales-fosterhjem = Regnes fra ønsket oppstart til barnet har flyttet inn. Normen måles og vises. Den er ikke lov, og den teller ikke som mulig brudd.
norm-maales-oppdatering = Regnes fra forrige oppdatering. Tid i avtalte pauser regnes ikke med. Normen måles og vises. Den teller ikke som mulig brudd.
norm-annen = Norm { $id }
norm-fra = Normen regnes fra behovet ble meldt { $tid }. En norm er ikke lov: passeres den, er det et mulig brudd.
steg-start = Fristen løper fra { $tid }. { $hva }.
steg-talt = Den er på { $lengde } og går ut { $dag } kl. 24.00.
steg-timer = Den er på { $antall } timer og går ut { $tid }.
steg-ikke-virkedag = Ikke en virkedag: { $dag } ({ $hvorfor }).
steg-virkedag = Regnet som i domstolene går fristen derfor ut { $til } kl. 24.00.
steg-timer-hoppet = Regnet som i domstolene løper ikke timene { $dag } ({ $hvorfor }).
steg-forlenget = Nemndleder har forlenget fristen til { $dag } kl. 24.00.
steg-trukket-fra = Tid i tidligere opphold regnes med: { $dager } er trukket fra, så siste dag er { $dag }.
steg-fornyet = Nytt vedtak { $tid } forlenget oppholdet til { $dag } kl. 24.00.
steg-slutt = { $hva } { $tid }.
lengde-timer = { $antall ->
    [one] én time
   *[other] { $antall } timer
}
lengde-dager = { $antall ->
    [one] én dag
   *[other] { $antall } dager
}
lengde-uker = { $antall ->
    [one] én uke
   *[other] { $antall } uker
}
lengde-maneder = { $antall ->
    [one] én måned
   *[other] { $antall } måneder
}

## Mulige brudd
brudd-tittel = Mulige brudd
brudd-lead = Et mulig brudd er registrert når normen for Bufetats tilbud ble passert. Bare statsforvalteren kan konstatere et brudd.
brudd-caption = Mulige brudd, de mest alvorlige først, deretter de eldste
brudd-tom = Ingen mulige brudd her. Tjenesten registrerer dem når en norm passeres uten at Bufetat har gitt tilbud.
brudd-mulig = Mulig brudd
brudd-bekreftet = Mulig brudd, bekreftet av Bufetat
brudd-avvist = Mulig brudd, avvist av Bufetat
brudd-konstatert = Konstatert brudd
brudd-forklart = Bare en konklusjon fra statsforvalteren gjør et mulig brudd til et konstatert brudd (barnevernsloven § 17-3).
brudd-til-anmodning = Til anmodningen
brudd-norm = Norm
brudd-fra = Regnet fra
brudd-passert = Passert
brudd-registrert = Registrert
brudd-opphav = Hvordan det ble registrert
brudd-historikk = Alvorlighetsgrad
brudd-historikk-tom = Ingen har foreslått eller vurdert alvorlighetsgraden ennå.
brudd-uten-tilsyn = Statsforvalteren har ikke åpnet tilsyn.
kalibrering-tittel = Kalibrering { $maaned }
kalibrering-lead = De samme anonymiserte sakene vurderes av hver region for seg. Spredningen viser om alvorlighetsgraden vurderes likt i hele landet.
kalibrering-blind = Regionen ser hva de andre har vurdert, og hva policyen foreslår, først når den selv har vurdert saken. En vurdering er endelig.
kalibrering-tom = Ingen kalibreringsrunder ennå. Bufdir åpner en runde for en måned.
kalibrering-egne = Vurdert av egen region
kalibrering-alle = Vurderinger i alt
kalibrering-ingen = Ingen region har vurdert saken ennå.
kalibrering-sak = Sak { $antall }
kalibrering-foreslatt = Policyen foreslår: { $nivaa }
kalibrering-spredning = Fra { $laveste } til { $hoyeste }: { $antall } nivåer fra hverandre.
kalibrering-uten-nivaa = Ingen av regionene har gitt et nivå.
akt-kalibrer = Åpne en runde
akt-kalibrer-lead = Bare kodede fakta kopieres fra de mulige bruddene. Sakene i runden kan ikke spores tilbake.
akt-kalibrer-saker = Ett mulig brudd på hver linje: id-en eller adressen til siden.
akt-kalibrer-send = Åpne runden
akt-kalibrering-vurder = Gi regionens vurdering
akt-kalibrering-vurder-lead = Vurderingen er endelig. Deretter vises det de andre regionene har vurdert.
akt-kalibrering-vurder-send = Lagre vurderingen
akt-svar = Svar på spørsmålene
akt-svar-lead = Svarene kan gi et nytt forslag. Tidligere svar blir stående i historikken.
akt-svar-send = Lagre svarene
akt-vurder-hvorfor = Må fylles ut når du velger et annet nivå enn det foreslåtte.
akt-vurder = Vurder alvorlighetsgraden
akt-vurder-lead = Bekreft forslaget eller velg et annet nivå. Bare det et menneske har vurdert, teller i rapporten.
akt-vurder-send = Lagre vurderingen
akt-bekreft = Bekreft at tilbudet ikke kom i tide
akt-bekreft-lead = Bufetats egen vurdering. Den konstaterer ikke et brudd.
akt-bekreft-send = Bekreft
akt-avvis = Avvis det mulige bruddet
akt-avvis-lead = Et avvist mulig brudd blir stående, men telles ikke. Skriv hvorfor.
akt-avvis-send = Avvis

## Varsler
varsler-tittel = Varsler
varsler-lead = Kvitter når du tar tak i saken. Da blir ingen andre varslet om den samme fristen. Kvitteringen endrer ikke fristen.
varsler-caption = Varsler til rollen din, de åpne først, deretter de eldste
varsler-tom = Ingen varsler. De kommer her når en frist nærmer seg eller er passert.
varsler-frist = Frist eller norm
varsler-varslet = Varslet
varsler-nivaa = (nivå { $nivaa })
varsler-apent = Åpent
varsler-over = Ferdig uten kvittering
varsler-kvittert = Kvittert av { $rolle }, { $hvem }, { $tid }
varsler-kvitter = Kvitter

## Rapporter
rapporter-tittel = Månedsrapport
rapporter-uke = Siste hele uke
rapporter-hjelp = År og måned, som 2026-04.
rapporter-region-hjelp = Uten region gjelder rapporten hele landet.
rapporter-vis = Vis rapporten
rapporter-annen = Velg en annen måned
rapporter-last-ned = Last ned de samme tallene
rapporter-json = Hele rapporten (JSON)
rapporter-xlsx = Regneark, et ark for hver tabell (XLSX)

## Tall fra før tjenesten
historikk-tittel = Tall fra før tjenesten
historikk-lenke = Tall fra før tjenesten (importert)
historikk-lead = Tallene er importert fra kilder utenfor tjenesten. De er ikke talt av tjenesten og blir aldri lagt sammen med det den teller.
historikk-importert = Importert, ikke talt av tjenesten
historikk-tomt = Ingen tabeller er importert.
historikk-registrert = Importert
historikk-gjelder = Gjelder
historikk-tall = Tall
historikk-sum-rader = Sum av radene
historikk-sum-trykt = Sum som trykt i kilden
historikk-i-alt = I alt
historikk-uspesifisert = Uspesifisert
historikk-trykt-note = Som trykt: Radene blir til sammen { $rader }, men kilden oppgir summen { $sum }.
historikk-i-kilden = { $kommune } (i kilden { $gamle })
historikk-delt = { $kommune } ble delt og er nå { $nye }. Tallet kan ikke føres over og står under det gamle nummeret.
historikk-utgaar = Ta ut { $tabell }
historikk-tidligere = Ikke lenger i bruk
historikk-erstattet = { $tabell }, importert { $tidspunkt }: erstattet av en annen
historikk-utgaatt = { $tabell }, importert { $tidspunkt }: utgår
akt-historikk = Importer en tabell
akt-historikk-lead = Skriv tallene slik kilden trykte dem. En tabell endres aldri: en som er feil, erstattes av en ny eller tas ut.
akt-historikk-send = Importer
historikk-periode-hjelp = Et år (2023), en måned (2024-04) eller måneder i ett år (2024-01/2024-07).
historikk-rader-hjelp = Én rad på hver linje: kode;antall. Region: ost, sor, vest, midt, nord. Akutt og planlagt: akutt, planlagt. Kommune: nummeret den hadde. Måned: 1 til 12. Målgruppe: akutt, omsorg, behandlingLav, behandlingHoy, rus. Alvorlighetsgrad: lav, middels, hoy, eller liteAlvorlig, mindreAlvorlig, moderatAlvorlig, betydeligAlvorlig, svaertAlvorlig. Der kilden ikke sier det: uspesifisert.
historikk-sum-hjelp = Summen slik kilden trykte den. Er det ett tall uten inndeling, står det her.
historikk-som-trykt = Som trykt: ta inn tabellen selv om radene ikke blir til summen
historikk-kilde-hjelp = Publikasjonen, og tabell eller figur. Aldri navn på personer.
historikk-erstatter = Tabellen som erstattes
