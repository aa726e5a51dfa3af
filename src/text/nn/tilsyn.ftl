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
