# Før oppmodinga, nynorsk: førehandsvarsel, førespurnader, utkast og sysken.

## Førehandsvarsel
forhaandsvarsler = Førehandsvarsel
forhaandsvarsel-hva = Eit førehandsvarsel seier frå til inntaket i Bufetat at ei oppmoding er sannsynleg. Det er inga oppmoding: Det startar inga klokke, og det blir ikkje talt med.
forhaandsvarsler-staar = Varsel som står
forhaandsvarsler-tomt = Ingen førehandsvarsel står. Her kjem dei til dei blir oppmoding eller blir avslutta.
forhaandsvarsler-les = Les førehandsvarsla
forhaandsvarsel-ventet = Venta { $tid }
forhaandsvarsel-ventet-hjelp = Om lag når de trur at de må be om plass. Norsk tid.
forhaandsvarsel-gitt = Varsla { $tid }
forhaandsvarsel-tekst-hjelp = Berre det inntaket treng for å tenkje ut kor barnet kan bu. Teksten blir lagra kryptert.
forhaandsvarsel-til-anmodning = Gjer om til oppmoding
akt-forhaandsvarsel = Gje eit førehandsvarsel
akt-forhaandsvarsel-lead = Før vedtaket: Sei frå så tidleg som råd. Blir det alvor, blir varselet ei oppmoding med eitt klikk.
akt-forhaandsvarsel-send = Send førehandsvarselet
akt-forhaandsvarsel-avslutt = Avslutt utan oppmoding
akt-forhaandsvarsel-avslutt-send = Avslutt førehandsvarselet
ny-fra-forhaandsvarsel = Skjemaet er fylt ut frå førehandsvarselet. Klokka går frå behovet blir meldt med denne oppmodinga, ikkje frå varselet.
sak-forhaandsvarslet = Førehandsvarsla

## Førespurnader
henvendelser = Førespurnader
henvendelse-hva = Ein førespurnad er eit spørsmål til inntaket i Bufetat utan at kommunen ber om plass. Han er inga oppmoding og blir talt for seg.
henvendelser-nyeste = Dei nyaste førespurnadene
henvendelser-tomt = Ingen førespurnader er førte. Her kjem dei, med det som vart utfallet.
henvendelse-apen = Utfallet er ikkje meldt
henvendelse-saken = Sjå saka
henvendelse-tekst-hjelp = Det de spurde om. Teksten blir lagra kryptert.
henvendelse-sak-hjelp = Berre når førespurnaden vart ei oppmoding.
akt-henvendelse = Før ein førespurnad
akt-henvendelse-lead = Alt unnateke kommunen kan vente. Utfallet kan de melde no eller seinare.
akt-henvendelse-send = Lagre førespurnaden
akt-henvendelse-utfall = Meld utfallet
akt-henvendelse-utfall-send = Lagre utfallet

## Vi bad ikkje, fordi …
udekket-behov = Udekt behov
udekket-behov-lenke = Udekt behov: førespurnader, og oppmodingar som ikkje vart sende
udekket-behov-hva = Behov som inga oppmoding viser: kommunen berre spurde, eller lét vere å be. Dei er ikkje oppmodingar og blir talde for seg.
udekket-behov-talt = Talt opp
udekket-behov-tomt = Ingenting er meldt for desse dagane.
udekket-behov-antall = Tal
ikke-bedt-fordi = Vi bad ikkje, fordi
ikke-bedt-egne = Det de har meldt
ikke-bedt-tomt = De har ikkje meldt noko enno.
ikke-bedt-caption = Oppmodingar som ikkje vart sende, etter månad, region og grunn
henvendelser-caption = Førespurnader, etter månad, region og utfall
akt-ikke-bedt = Meld at de ikkje bad
akt-ikke-bedt-lead = Vel grunnen, og lagre. Skriv ikkje kven barnet er; her trengst det ikkje.
akt-ikke-bedt-send = Lagre

## Utkast
utkast = Utkast
utkast-hva = Det du har byrja å skrive. Ingenting av det er sendt, og ingen andre ser det. Trykk på eit utkast for å skrive vidare.
utkast-tomt = Du har ingen utkast. Trykk «Lagre utkast» nedst i skjemaet for ei oppmoding, så finn du det att her.
utkast-lagre = Lagre utkast
utkast-lagret = Lagra { $tid }. Blir sletta av seg sjølv { $slettes }. Berre du ser det.
utkast-uten-noe = Oppmoding som er påbyrja
utkast-slett = Slett utkastet
utkast-reddet = Du var logga ut då skjemaet vart sendt. Oppmodinga er ikkje send, men det du skreiv, er lagra som utkast. Logg inn att, så finn du det under «Utkast».

## Sysken
sosken = Sysken
sosken-antall = { $antall ->
    [one] Eitt sysken har òg sak
   *[other] { $antall } sysken har òg sak
}
sosken-klokke = Kvar sak har si eiga klokke.
sosken-sak-hjelp = Ei open sak hos dykk, som 2026-000123.
sosken-sak-til-hjelp = La feltet stå tomt når berre ønsket er endra.
sosken-tekst-hjelp = Kan dei delast, skriv de korleis. Teksten blir lagra kryptert.
sosken-paaminnelse = Sysken i sak { $saker }. Ønsket til kommunen: { $onske }.
akt-sosken = Knyt til eit sysken
akt-sosken-send = Knyt sakene saman
akt-sosken-endre = Endre syskengruppa
akt-sosken-endre-send = Lagre
akt-sosken-forlat = Ta saka ut av syskengruppa
akt-sosken-forlat-send = Ta saka ut av syskengruppa
