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
