## Egenvurdering og egenrapport
egenvurdering-tittel = Bufetats egen vurdering
egenvurdering-forklart = Dette er Bufetats eget syn. Det verken bekrefter eller avviser noe brudd: det gjør bare statsforvalteren.
egenvurdering-av = { $rolle } { $tid }
egenvurdering-hjelp = Skriv det som skjedde, i rekkefølge. Skriv ikke navnet på barnet.
egenvurdering-skjult = Teksten vises for inntaket i regionen, og for statsforvalteren når vurderingen er sendt.
akt-egenvurdering = Skriv en egenvurdering
akt-egenvurdering-lead = Hva skjedde, hvorfor, og hva gjør dere nå? Vurderingen blir stående. En ny erstatter den ikke, men kommer etter den.
akt-egenvurdering-send = Lagre egenvurderingen
akt-egenrapport-send = Send egenvurderingen til statsforvalteren
egenrapport-ikke-sendt = Ikke sendt til statsforvalteren
egenrapport-sendt = Sendt til { $kontor } { $tid }
egenrapport-tittel = Meldt av Bufetat selv, ikke åpnet
egenrapport-lead = Bufetat har vurdert saken selv og sendt vurderingen hit. Den er Bufetats eget syn. Når tilsynet åpnes, trengs ingen egen begrunnelse.
egenrapport-kom = Sendt { $tid }. Har ventet { $ventet }.

## Plass som holdes
plass-holdt = Plassen holdes
plass-holdt-til = Til { $tid }. Det er { $igjen } igjen.
plass-holdt-ut = Ble holdt til { $tid }. Tilbudet er gitt likevel.
plass-sluppet-da = Sluppet { $tid }
plass-ikke-holdt = Nei
plass-holdt-hjelp = Plassen holdes for kommunen til dette tidspunktet. Etterpå slippes den av seg selv. At tilbudet er gitt, står fast.
akt-hold = Hold plassen
akt-hold-send = Hold plassen
akt-slipp = Slipp plassen
akt-slipp-send = Slipp plassen
hendelse-plass-holdt = Plassen hos { $enhet } holdes for kommunen til { $tid }.
hendelse-plass-sluppet = Bufetat slapp plassen hos { $enhet }.
hendelse-plass-utlopt = Plassen hos { $enhet } holdes ikke lenger. Tiden er ute.

## Felles barneregister: føre sammen og dele
kobling-tittel = Samme barn i flere saker
kobling-lead = Én foreslår at to saker gjelder samme barn, og en annen avgjør det. Opplysningene flyttes ikke: hver kommune ser bare det den selv har meldt. Tallene teller barnet én gang, og inntaket ser at det har flere saker.
kobling-tomt = Ingen har foreslått noe ennå. Et forslag legges fram fra saken til barnet.
kobling-foreslatt = Foreslått av
kobling-avslag-hjelp = Må fylles ut når du avslår.
kobling-saksnummer-hjelp = Saksnummeret til den andre saken, slik du fikk det på telefonen.
akt-barnekobling = Foreslå at barnet er det samme som i en annen sak
akt-barnekobling-lead = En annen enn deg avgjør forslaget: i en annen rolle, eller ved inntaket i den andre regionen.
akt-barnekobling-send = Legg fram forslaget
akt-avgjor-kobling = Avgjør forslaget
akt-avgjor-kobling-send = Avgjør forslaget
akt-del-kobling = Foreslå at det er to barn likevel
akt-del-kobling-send = Foreslå deling
