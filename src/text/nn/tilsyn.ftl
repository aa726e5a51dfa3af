# Bordet til statsforvaltaren, nynorsk.

## Tilsynssakene
tilsyn-tittel = Tilsyn
tilsyn-en = Tilsyn med bistandsplikta
tilsyn-caption = Tilsynssakene til embetet, dei nyaste først
tilsyn-tom = Ingen tilsynssaker enno. Opne tilsyn frå eit mogleg brot.
tilsyn-apnet = Opna
tilsyn-apent = Opna { $tid }, utan konklusjon
tilsyn-konkludert = { $konklusjon }, { $dato }
tilsyn-uten-konklusjon = Utan konklusjon
tilsyn-til-brudd = Til det moglege brotet
tilsyn-hjemmel = Barnevernsloven § 16-3
tilsyn-frist = frist { $dato }
tilsyn-frist-ute = fristen gjekk ut { $dato }
tilsyn-begrunnelse = Kvifor tilsynet vart opna
tilsyn-gangen = Gangen i saka
tilsyn-steg-apnet = Tilsynet vart opna
tilsyn-steg-konkludert = Konklusjon: { $konklusjon }
tilsyn-klokke-norm = Norm: { $navn }
tilsyn-klokke-lov = Frist i lova: { $navn }

## Saka på éi side
mappe-tittel = Saka i korte trekk
mappe-spurt = Kva det vart bedt om
mappe-spurt-linje = { $kommune } bad om { $tiltak }, { $type }. { $hjemmel }
mappe-meldt = Behovet meldt
mappe-meldt-linje = { $tid }, meldt via: { $kanal }
mappe-forste-tilbud = Første tilbod
mappe-tilbud = Alle tilbod
mappe-ingen-tilbud = Ingen tilbod
mappe-innflytting = Innflytta
mappe-ikke-ennaa = Ikkje enno
mappe-etter = { $tid }, { $etter } etter at behovet vart meldt
mappe-ventet = Ventetid
mappe-ventet-hos = Kven det vart venta på
mappe-sted = Kvar barnet var
mappe-forsokt = Prøvd, og kva som hende imens
mappe-ingen-skade = Ingen skadehendingar er førte.
mappe-skade = Skadehendingar: { $hva }.
mappe-omstridt = Kva som er omstridd
mappe-ikke-omstridt = Ingenting er ført som omstridd.
mappe-norm = Norma vart passert { $tid }. { $status }.
mappe-uegnet = Kommunen heldt tilbodet for ueigna: { $hva }.
mappe-ubesvart = { $antall ->
    [one] Eitt spørsmål er ikkje svara på.
   *[other] { $antall } spørsmål er ikkje svara på.
}

## Tilbakemelding til kommunen og Bufetat
tilbakemelding-tittel = Statsforvaltaren har konkludert
tilbakemelding-embetet = Statsforvaltaren
tilbakemelding-brev = { $embete } har ført tilsyn med saka og konkluderte { $dato }: { $konklusjon }.
tilbakemelding-brudd = Det betyr at statsforvaltaren har konstatert eit brot på bistandsplikta.
tilbakemelding-delvis = Det betyr at statsforvaltaren fann brot i noko av det saka gjaldt.
tilbakemelding-ikke-brudd = Det betyr at statsforvaltaren ikkje fann brot på bistandsplikta.
tilbakemelding-ikke-vurdert = Det betyr at statsforvaltaren ikkje har teke stilling til om bistandsplikta vart broten.

## Det kommunane har bedt om
henvist-tittel = Bedt om tilsyn, ikkje opna
henvist-lead = Kommunen har bedt embetet sjå på saka. Når tilsynet blir opna, trengst det inga eiga grunngiving.
henvist-bedt = Bedt om tilsyn { $tid }. Har venta { $ventet }.
henvist-apne = Opne tilsyn

## Lista over moglege brot
filter-hjemmel = Heimel
filter-alder = Alder
filter-tilsyn = Tilsyn
filter-eldre-enn = { $antall ->
    [one] Eldre enn 1 døgn
   *[other] Eldre enn { $antall } døgn
}
kol-alder = Alder

## Handlingar
akt-tilsyn = Opne tilsyn av eige tiltak
akt-tilsyn-lead = Då får embetet sjå oppmodinga. Skriv kvifor. Det blir ført i loggen kven som opna, og når.
akt-tilsyn-send = Opne tilsyn
akt-steg = Neste steg
akt-steg-lead = Steget blir ståande slik det blir ført. Endeleg blir saka når du konkluderer.
akt-steg-frist = Siste dag for å svare eller rette. Må fyllast ut for kommentarfrist og varsel om pålegg.
akt-steg-ord = Må fyllast ut for varsel om pålegg og pålegg. Berre embetet ser det.
akt-steg-send = Før steget
akt-konklusjon = Konkluder
akt-konklusjon-lead = Berre konklusjonen «Brot på bistandsplikta» konstaterer eit brot. Han kan ikkje endrast her etterpå.
akt-konklusjon-klokke = Klokka som vart broten, eller som saka gjaldt.
akt-konklusjon-send = Lagre konklusjonen

## Fleire saker i éi avgjerd
flere-tittel = Konkluder fleire tilsynssaker
flere-lenke = Konkluder fleire i éi avgjerd
flere-lead = Like saker kan konkluderast i éi avgjerd. Kvar sak får sin eigen konklusjon. Kan éi ikkje konkluderast, blir ingen av dei det.
flere-tom = Ingen opne tilsynssaker.
flere-velg = Saker som avgjerda gjeld
flere-linje = Om denne saka
flere-se = Sjå saka
flere-felles-tekst = Gjeld kvar sak som ikkje har ei eiga linje. Berre embetet ser det.
flere-send = Konkluder sakene
