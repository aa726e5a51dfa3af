# Før anmodningen, bokmål: forhåndsvarsler, henvendelser, utkast og søsken.

## Forhåndsvarsler
forhaandsvarsler = Forhåndsvarsler
forhaandsvarsel-hva = Et forhåndsvarsel sier fra til inntaket i Bufetat at en anmodning er sannsynlig. Det er ingen anmodning: Det starter ingen klokke, og det telles ikke med.
forhaandsvarsler-staar = Varsler som står
forhaandsvarsler-tomt = Ingen forhåndsvarsler står. Her kommer de til de blir anmodning eller blir avsluttet.
forhaandsvarsler-les = Les forhåndsvarslene
forhaandsvarsel-ventet = Ventes { $tid }
forhaandsvarsel-ventet-hjelp = Omtrent når dere tror at dere må be om plass. Norsk tid.
forhaandsvarsel-gitt = Varslet { $tid }
forhaandsvarsel-tekst-hjelp = Bare det inntaket trenger for å tenke ut hvor barnet kan bo. Teksten lagres kryptert.
forhaandsvarsel-til-anmodning = Gjør om til anmodning
akt-forhaandsvarsel = Gi et forhåndsvarsel
akt-forhaandsvarsel-lead = Før vedtaket: Si fra så tidlig som mulig. Blir det alvor, blir varselet en anmodning med ett klikk.
akt-forhaandsvarsel-send = Send forhåndsvarselet
akt-forhaandsvarsel-avslutt = Avslutt uten anmodning
akt-forhaandsvarsel-avslutt-send = Avslutt forhåndsvarselet
ny-fra-forhaandsvarsel = Skjemaet er fylt ut fra forhåndsvarselet. Klokken går fra behovet meldes med denne anmodningen, ikke fra varselet.
sak-forhaandsvarslet = Forhåndsvarslet

## Henvendelser
henvendelser = Henvendelser
henvendelse-hva = En henvendelse er et spørsmål til inntaket i Bufetat uten at kommunen ber om plass. Den er ingen anmodning og telles for seg.
henvendelser-nyeste = De nyeste henvendelsene
henvendelser-tomt = Ingen henvendelser er ført. Her kommer de, med det som ble utfallet.
henvendelse-apen = Utfallet er ikke meldt
henvendelse-saken = Se saken
henvendelse-tekst-hjelp = Det dere spurte om. Teksten lagres kryptert.
henvendelse-sak-hjelp = Bare når henvendelsen ble en anmodning.
akt-henvendelse = Før en henvendelse
akt-henvendelse-lead = Alt unntatt kommunen kan vente. Utfallet kan dere melde nå eller senere.
akt-henvendelse-send = Lagre henvendelsen
akt-henvendelse-utfall = Meld utfallet
akt-henvendelse-utfall-send = Lagre utfallet

## Vi ba ikke, fordi …
udekket-behov = Udekket behov
udekket-behov-lenke = Udekket behov: henvendelser, og anmodninger som ikke ble sendt
udekket-behov-hva = Behov som ingen anmodning viser: kommunen spurte bare, eller lot være å be. De er ikke anmodninger og telles for seg.
udekket-behov-talt = Talt opp
udekket-behov-tomt = Ingenting er meldt for disse dagene.
udekket-behov-antall = Antall
ikke-bedt-fordi = Vi ba ikke, fordi
ikke-bedt-egne = Det dere har meldt
ikke-bedt-tomt = Dere har ikke meldt noe ennå.
ikke-bedt-caption = Anmodninger som ikke ble sendt, etter måned, region og grunn
henvendelser-caption = Henvendelser, etter måned, region og utfall
akt-ikke-bedt = Meld at dere ikke ba
akt-ikke-bedt-lead = Velg grunnen, og lagre. Skriv ikke hvem barnet er; her trengs det ikke.
akt-ikke-bedt-send = Lagre

## Utkast
utkast = Utkast
utkast-hva = Det du har begynt å skrive. Ingenting av det er sendt, og ingen andre ser det. Trykk på et utkast for å skrive videre.
utkast-tomt = Du har ingen utkast. Trykk «Lagre utkast» nederst i skjemaet for en anmodning, så finner du det igjen her.
utkast-lagre = Lagre utkast
utkast-lagret = Lagret { $tid }. Slettes av seg selv { $slettes }. Bare du ser det.
utkast-uten-noe = Påbegynt anmodning
utkast-slett = Slett utkastet
utkast-reddet = Du var logget ut da skjemaet ble sendt. Anmodningen er ikke sendt, men det du skrev, er lagret som utkast. Logg inn igjen, så finner du det under «Utkast».

## Søsken
sosken = Søsken
sosken-antall = { $antall ->
    [one] Ett søsken har også sak
   *[other] { $antall } søsken har også sak
}
sosken-klokke = Hver sak har sin egen klokke.
sosken-sak-hjelp = En åpen sak hos dere, som 2026-000123.
sosken-sak-til-hjelp = La feltet stå tomt når bare ønsket er endret.
sosken-tekst-hjelp = Kan de deles, skriver dere hvordan. Teksten lagres kryptert.
sosken-paaminnelse = Søsken i sak { $saker }. Kommunens ønske: { $onske }.
akt-sosken = Knytt til et søsken
akt-sosken-send = Knytt sakene sammen
akt-sosken-endre = Endre søskengruppen
akt-sosken-endre-send = Lagre
akt-sosken-forlat = Ta saken ut av søskengruppen
akt-sosken-forlat-send = Ta saken ut av søskengruppen
