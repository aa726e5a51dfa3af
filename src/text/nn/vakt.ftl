## Eigenvurdering og eigenrapport
egenvurdering-tittel = Bufetats eiga vurdering
egenvurdering-forklart = Dette er Bufetats eige syn. Det korkje stadfestar eller avviser noko brot: det gjer berre statsforvaltaren.
egenvurdering-av = { $rolle } { $tid }
egenvurdering-hjelp = Skriv det som skjedde, i rekkjefølgje. Skriv ikkje namnet på barnet.
egenvurdering-skjult = Teksten blir vist for inntaket i regionen, og for statsforvaltaren når vurderinga er send.
akt-egenvurdering = Skriv ei eigenvurdering
akt-egenvurdering-lead = Kva skjedde, kvifor, og kva gjer de no? Vurderinga blir ståande. Ei ny erstattar henne ikkje, men kjem etter henne.
akt-egenvurdering-send = Lagre eigenvurderinga
akt-egenrapport-send = Send eigenvurderinga til statsforvaltaren
egenrapport-ikke-sendt = Ikkje send til statsforvaltaren
egenrapport-sendt = Send til { $kontor } { $tid }
egenrapport-tittel = Meldt av Bufetat sjølv, ikkje opna
egenrapport-lead = Bufetat har vurdert saka sjølv og sendt vurderinga hit. Ho er Bufetats eige syn. Når tilsynet blir opna, trengst det inga eiga grunngiving.
egenrapport-kom = Send { $tid }. Har venta { $ventet }.

## Plass som blir halden
plass-holdt = Plassen blir halden
plass-holdt-til = Til { $tid }. Det er { $igjen } att.
plass-holdt-ut = Vart halden til { $tid }. Tilbodet er gitt likevel.
plass-sluppet-da = Sleppt { $tid }
plass-ikke-holdt = Nei
plass-holdt-hjelp = Plassen blir halden for kommunen til dette tidspunktet. Etterpå blir han sleppt av seg sjølv. At tilbodet er gitt, står fast.
akt-hold = Hald plassen
akt-hold-send = Hald plassen
akt-slipp = Slepp plassen
akt-slipp-send = Slepp plassen
hendelse-plass-holdt = Plassen hos { $enhet } blir halden for kommunen til { $tid }.
hendelse-plass-sluppet = Bufetat sleppte plassen hos { $enhet }.
hendelse-plass-utlopt = Plassen hos { $enhet } blir ikkje halden lenger. Tida er ute.

## Felles barneregister: føre saman og dele
kobling-tittel = Same barn i fleire saker
kobling-lead = Éin foreslår at to saker gjeld same barn, og ein annan avgjer det. Opplysningane blir ikkje flytte: kvar kommune ser berre det han sjølv har meldt. Tala tel barnet éin gong, og inntaket ser at det har fleire saker.
kobling-tomt = Ingen har foreslått noko enno. Eit forslag blir lagt fram frå saka til barnet.
kobling-foreslatt = Foreslått av
kobling-avslag-hjelp = Må fyllast ut når du avslår.
kobling-saksnummer-hjelp = Saksnummeret til den andre saka, slik du fekk det på telefonen.
akt-barnekobling = Foreslå at barnet er det same som i ei anna sak
akt-barnekobling-lead = Ein annan enn deg avgjer forslaget: i ei anna rolle, eller ved inntaket i den andre regionen.
akt-barnekobling-send = Legg fram forslaget
akt-avgjor-kobling = Avgjer forslaget
akt-avgjor-kobling-send = Avgjer forslaget
akt-del-kobling = Foreslå at det er to barn likevel
akt-del-kobling-send = Foreslå deling

## Møte
mote-tittel = Møte i saka
mote-lead = Tel kor mange som møter frå kvar side, og på kva nivå. La feltet stå tomt der ingen er med. Ingen namn blir førte.
mote-hjelp = Kva møtet galdt, og kva de vart samde om. Skriv ikkje namn.
mote-send = Lagre
mote-send-likevel = Send innkallinga likevel
mote-tidligere = Innkallingar og møte
mote-tomt = Ingen møte er førte. Her kjem innkallingar og møte, med kor mange som møtte frå kvar side.
mote-type = Kva skal førast?
mote-antall = Tal
mote-flest = Flest frå
mote-flest-tall = { $side }, { $flest } mot { $faerrest }
mote-overvekt-bufetat = Bufetat stiller med { $flest }, kommunen med { $faerrest }. Jamne sider gjer det lettare å bli høyrd. Dette stoppar ikkje innkallinga.
mote-overvekt-kommunen = Kommunen stiller med { $flest }, Bufetat med { $faerrest }. Jamne sider gjer det lettare å bli høyrd. Dette stoppar ikkje innkallinga.
mote-til = Møte: kall inn, eller før eit møte
mote-balanse = Møte: kor mange frå kvar side
mote-balanse-lead = Møte som er haldne i månaden, slik dei er førte no, etter regionen saka høyrer til. Innkallingar blir ikkje talde.
mote-kol-moter = Møte
mote-kol-kommunen = Personar frå kommunane
mote-kol-bufetat = Personar frå Bufetat
mote-kol-kommunen-flest = Møte der kommunen var flest
mote-kol-bufetat-flest = Møte der Bufetat var flest

## Stormtavle
storm-tittel = Stormtavle
storm-lead = Akutte oppmodingar utan tilbod no, mot same time dei fire siste vekene. Kvar gong blir dei talde som er melde dei siste sju dagane. Tala gjeld alle regionane. Ingen saker blir viste.
storm-caption = Akutte oppmodingar no og dei siste vekene
storm-naa = Utan tilbod no
storm-uker-siden = { $antall ->
    [one] For éi veke sidan
   *[other] For { $antall } veker sidan
}
storm-dogn = Nye siste døgnet
storm-uke = Nye siste sju dagane
storm-ubesvart = Ikkje svara på no
storm-holdt = Plassar som blir haldne
storm-hele = Heile regionen
storm-flere = Fleire enn i nokon av dei fire vekene
storm-minst = Tala er for små der det er meldt svært mange: { $hvor }.
storm-tomt = Ingen akutte oppmodingar er melde dei siste vekene.

## Vaktkort
vaktkort-side = Vaktkort
vaktkort-tittel = Kven er på vakt
vaktkort-lead = Telefonen til inntaket i regionen og til barnevernsvakta i kvar kommune. Før opp vakttelefonar, aldri telefonen til ein person.
vaktkort-tomt = Ingen vaktkort er førte. Her kjem telefonen til kvar vakt, når ho svarar, og kven som er reserve.
vaktkort-reserve = Svarar dei ikkje: { $vakt }
vaktkort-hvem = Kven si vakt
vaktkort-hvem-hjelp = Kortet erstattar det førre for same vakt. Det førre blir teke vare på, men ikkje vist.
vaktkort-telefon-hjelp = Nummeret til vakta, som 116 111 eller 22 33 44 55.
vaktkort-tid-hjelp = Til dømes: Heile døgnet, eller kl. 15.30–08.00 og i helgane.
akt-vaktkort = Før eit vaktkort
akt-vaktkort-lead = Kortet blir vist på saka og på skjemaet for akutte oppmodingar.
akt-vaktkort-send = Lagre vaktkortet
