# Det kommandoen severity-simulate skriv.
simulering-tittel = Policy { $versjon } mot det som er registrert. Ingenting er endra.
simulering-utvalg = Moglege brot på skalaen 2024-5 der norma vart passert { $fra } til { $til }: { $antall }. Avviste og dei som eit menneske har registrert, er ikkje med.
simulering-fra-starten = frå starten
simulering-til-slutten = i dag
simulering-forst = Då norma vart passert: det som vart foreslått (rader), mot det policyen ville ha foreslått (kolonnar)
simulering-slutt = Ved slutten av ventinga: det som sist vart foreslått (rader), mot det policyen ville ha foreslått (kolonnar)
simulering-valgt = Det eit menneske valde (rader), mot det policyen ville ha foreslått ved slutten av ventinga (kolonnar)
simulering-ingen-har-vurdert = Ingen har vurdert
simulering-regioner = Per region: tal på brot, anna forslag då norma vart passert, anna forslag ved slutten, anna enn det eit menneske valde
simulering-liste = Per mogleg brot: region, foreslått først, ville blitt foreslått først, foreslått sist, ville blitt foreslått ved slutten, valt
simulering-valgt-ingen = ingen
