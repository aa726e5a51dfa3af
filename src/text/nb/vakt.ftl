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

## Møter
mote-tittel = Møter i saken
mote-lead = Tell hvor mange som møter fra hver side, og på hvilket nivå. La feltet stå tomt der ingen er med. Ingen navn føres.
mote-hjelp = Hva møtet gjaldt, og hva dere ble enige om. Skriv ikke navn.
mote-send = Lagre
mote-send-likevel = Send innkallingen likevel
mote-tidligere = Innkallinger og møter
mote-tomt = Ingen møter er ført. Her kommer innkallinger og møter, med hvor mange som møtte fra hver side.
mote-type = Hva skal føres?
mote-antall = Antall
mote-flest = Flest fra
mote-flest-tall = { $side }, { $flest } mot { $faerrest }
mote-overvekt-bufetat = Bufetat stiller med { $flest }, kommunen med { $faerrest }. Jevne sider gjør det lettere å bli hørt. Dette stopper ikke innkallingen.
mote-overvekt-kommunen = Kommunen stiller med { $flest }, Bufetat med { $faerrest }. Jevne sider gjør det lettere å bli hørt. Dette stopper ikke innkallingen.
mote-til = Møter: innkall, eller før et møte
mote-balanse = Møter: hvor mange fra hver side
mote-balanse-lead = Møter som er holdt i måneden, slik de er ført nå, etter regionen saken hører til. Innkallinger telles ikke.
mote-kol-moter = Møter
mote-kol-kommunen = Personer fra kommunene
mote-kol-bufetat = Personer fra Bufetat
mote-kol-kommunen-flest = Møter der kommunen var flest
mote-kol-bufetat-flest = Møter der Bufetat var flest

## Stormtavle
storm-tittel = Stormtavle
storm-lead = Akutte anmodninger uten tilbud nå, mot samme time de fire siste ukene. Hver gang telles de som er meldt de siste sju dagene. Tallene gjelder alle regionene. Ingen saker vises.
storm-caption = Akutte anmodninger nå og de siste ukene
storm-naa = Uten tilbud nå
storm-uker-siden = { $antall ->
    [one] For én uke siden
   *[other] For { $antall } uker siden
}
storm-dogn = Nye siste døgn
storm-uke = Nye siste sju dager
storm-ubesvart = Ubesvart nå
storm-holdt = Plasser som holdes
storm-hele = Hele regionen
storm-flere = Flere enn i noen av de fire ukene
storm-minst = Tallene er for små der det er meldt svært mange: { $hvor }.
storm-tomt = Ingen akutte anmodninger er meldt de siste ukene.

## Vaktkort
vaktkort-side = Vaktkort
vaktkort-tittel = Hvem er på vakt
vaktkort-lead = Telefonen til inntaket i regionen og til barnevernsvakten i hver kommune. Før opp vakttelefoner, aldri telefonen til en person.
vaktkort-tomt = Ingen vaktkort er ført. Her kommer telefonen til hver vakt, når den svarer, og hvem som er reserve.
vaktkort-reserve = Svarer de ikke: { $vakt }
vaktkort-hvem = Hvem sin vakt
vaktkort-hvem-hjelp = Kortet erstatter det forrige for samme vakt. Det forrige tas vare på, men vises ikke.
vaktkort-telefon-hjelp = Nummeret til vakten, som 116 111 eller 22 33 44 55.
vaktkort-tid-hjelp = For eksempel: Hele døgnet, eller kl. 15.30–08.00 og i helgene.
akt-vaktkort = Før et vaktkort
akt-vaktkort-lead = Kortet vises på saken og på skjemaet for akutte anmodninger.
akt-vaktkort-send = Lagre vaktkortet
